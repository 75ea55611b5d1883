// To and from a spreadsheet: tab-separated text, words of four languages, and no surprises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyText, pasteEdits, readCell } from "../../ui/app/roles/clipboard.js";
import { clear, fillDown, fillRight, setHidden, setRole, Sheet } from "../../ui/app/roles/fill.js";
import { Matrix } from "../../ui/app/roles/matrix.js";
import { readTsv, writeTsv } from "../../ui/app/roles/tsv.js";
import { channel } from "./accounts-fixture.js";

const WORDS = {
  role: ({ role, new_clients }) => {
    const name = { seller: "Manager", manager: "Supervisor", auditor: "Quality control" }[role] ?? role;
    return new_clients ? `${name} + new clients` : name;
  },
  hidden: "Hidden",
  shown: "Shown",
};
const CHANNELS = [
  channel({ channel_id: "x", transport: "whatsapp", phone: "37120001122", name: null }),
  channel({ channel_id: "y", transport: "whatsapp", phone: "34600118220", name: null }),
  channel({ channel_id: "z", transport: "telegram", phone: null, username: "aurora_help_bot", name: null }),
];
const PEOPLE = ["Anna Petrova", "Bruno Lima", "Carla Gómez", "Dmitri Volkov"];

function sheetOf(roles = []) {
  const users = PEOPLE.map((name, index) => ({ id: `u${index}`, name, phone: null }));
  const settings = {
    user_roles: roles.map(([user_id, channel_id, role, fresh = false]) => ({
      user_id,
      channel_id,
      role,
      allow_get_new_clients: fresh,
    })),
    hide_phone_numbers_for_user_ids: [],
    push_input_output_message_events_for_managers: false,
  };
  const matrix = new Matrix({ users, channels: CHANNELS, settings });
  return new Sheet(matrix, matrix.people, matrix.lines);
}

const area = (top, left, bottom, right) => ({ top, left, bottom, right });
const one = (row, column) => area(row, column, row + 1, column + 1);
const all = area(0, 0, 4, 4);

/** What stands in the matrix afterwards, a letter for each role. */
function shown({ matrix }) {
  return matrix.people.map(({ id }) =>
    matrix.lines
      .map(({ channel_id }) => {
        const cell = matrix.cell(id, channel_id);
        if (!cell) return "-";
        const letter = cell.role[0];
        return cell.new_clients ? letter.toUpperCase() : letter;
      })
      .join(""),
  );
}

/** Pastes; gives what stands there, or the complaint. */
function paste(sheet, at, text) {
  const pasted = pasteEdits(sheet, at, text);
  if (Array.isArray(pasted)) return pasted;
  sheet.matrix.change(pasted.edits);
  return shown(sheet);
}

test("a text for a spreadsheet comes back as it was", () => {
  const cells = [
    ["plain", "with\ttab", "with\nbreak"],
    ['"quoted"', 'in "the" middle', ""],
    ["", "", "x"],
  ];
  assert.deepEqual(readTsv(writeTsv(cells)), cells);
  assert.deepEqual(readTsv('a\t"b ""c"""\r\nd\r\n'), [["a", 'b "c"'], ["d", ""]]);
  assert.deepEqual(readTsv('"5 inches\ta'), [['"5 inches', "a"]], "a quote that never ends is only a quote");
  assert.deepEqual(readTsv(""), [[""]], "an empty cell is one");
  assert.deepEqual(readTsv("\n"), [[""]]);
  assert.deepEqual(readTsv("\uFEFFa\n\n"), [["a"], [""]]);
});

test("the last empty cells of a column are cells too", () => {
  assert.equal(writeTsv([["a"], [""], [""]]), "a\n\n\n");
  assert.deepEqual(readTsv(writeTsv([["a"], [""], [""]])), [["a"], [""], [""]]);
  assert.deepEqual(readTsv(writeTsv([[""]])), [[""]]);
  // Google Sheets ends no row; how many there are stands in the table beside the text.
  assert.deepEqual(readTsv("a\n\n", 3), [["a"], [""], [""]]);
  assert.deepEqual(readTsv("a\n\n", 2), [["a"], [""]]);
  const sheet = sheetOf([["u0", "x", "manager"], ["u1", "y", "seller"], ["u2", "y", "seller"]]);
  const column = copyText(sheet, area(0, 0, 3, 1), WORDS);
  assert.deepEqual(paste(sheet, one(0, 1), column), ["mm-", "---", "---", "---"]);
});

test("no access is copied and pasted as a single cell", () => {
  const sheet = sheetOf([["u0", "x", "manager"]]);
  const empty = copyText(sheet, one(1, 1), WORDS);
  assert.deepEqual(paste(sheet, one(0, 0), empty), ["---", "---", "---", "---"]);
});

test("a text of very many lines is read", () => {
  assert.equal(readTsv("a\n".repeat(200_000)).length, 200_000);
});

test("a role this version does not know is pasted where the account has it", () => {
  const sheet = sheetOf([["u0", "x", "Captain", true]]);
  const text = copyText(sheet, one(0, 0), WORDS);
  assert.deepEqual(paste(sheet, one(1, 1), text), ["C--", "-C-", "---", "---"]);
  assert.equal(readCell("Captain"), undefined);
});

test("what is copied and pasted elsewhere is the same", () => {
  const roles = [["u0", "x", "manager"], ["u0", "y", "seller", true], ["u1", "z", "auditor"], ["u2", "x", "seller"]];
  const text = copyText(sheetOf(roles), all, WORDS);
  assert.equal(text.split("\n")[0], "Supervisor\tManager + new clients\t\tShown");
  assert.deepEqual(paste(sheetOf(), all, text), shown(sheetOf(roles)));
});

test("the words of four languages, however they are written", () => {
  const said = {
    seller: ["Manager", "MANAGER", "gestor", "Gerente", "vendedor", "менеджер", "Менеджер", "продавец", "seller"],
    manager: ["Supervisor", "supervisora", "Руководитель", "супервайзер", "Líder", "lider"],
    auditor: ["Quality control", "quality", "Control de calidad", "Controle de qualidade", "Контроль  качества", "auditor"],
  };
  for (const [role, words] of Object.entries(said)) {
    for (const word of words) assert.deepEqual(readCell(word), { role, new_clients: false }, word);
  }
  for (const word of ["", " ", "-", "–", "—", "none", "No access", "sin acceso", "нет", "нет доступа", "não"]) {
    assert.equal(readCell(word), null, word);
  }
  for (const word of ["boss", "Manager of things", "1", "+", "new", "Manager + salary", "- Manager"]) {
    assert.equal(readCell(word), undefined, word);
  }
});

test("the mark of new clients, in every form", () => {
  const forms = "Manager + new clients|manager+new|Manager*|Manager +|Manager (new)|Gestor + nuevos clientes|Gerente, novos|менеджер + новые клиенты|Менеджер (новые)";
  for (const word of forms.split("|")) {
    assert.deepEqual(readCell(word), { role: "seller", new_clients: true }, word);
  }
});

test("one cell fills the selection, a block repeats in a multiple of it", () => {
  assert.deepEqual(paste(sheetOf(), area(0, 0, 3, 2), "Supervisor"), ["mm-", "mm-", "mm-", "---"]);
  assert.deepEqual(paste(sheetOf(), area(0, 0, 4, 3), "Manager\nSupervisor"), ["sss", "mmm", "sss", "mmm"]);
  assert.deepEqual(paste(sheetOf(), area(0, 0, 4, 2), "Manager\tSupervisor\nQuality\t"), ["sm-", "a--", "sm-", "a--"]);
});

test("a block is pasted whole where the selection is no multiple of it", () => {
  const sheet = sheetOf();
  const pasted = pasteEdits(sheet, area(1, 0, 4, 1), "Manager\tManager\nQuality\tQuality");
  assert.deepEqual(pasted.area, area(1, 0, 3, 2));
  sheet.matrix.change(pasted.edits);
  assert.deepEqual(shown(sheet), ["---", "ss-", "aa-", "---"]);
});

test("what does not fit changes nothing", () => {
  const sheet = sheetOf();
  assert.deepEqual(paste(sheet, one(3, 0), "Manager\nManager"), [{ kind: "room", rows: 2, columns: 1 }]);
  assert.deepEqual(paste(sheet, one(0, 2), "Manager\t\tManager"), [{ kind: "room", rows: 1, columns: 3 }]);
  assert.equal(sheet.matrix.isDirty, false);
});

test("one word that is not understood changes nothing, and is told with its place", () => {
  const sheet = sheetOf();
  const complaint = paste(sheet, one(1, 1), "Manager\tboss\nking\tManager");
  assert.deepEqual(complaint, [{ kind: "words", count: 2, word: "boss", row: 1, column: 2 }]);
  assert.equal(sheet.matrix.isDirty, false);
});

test("a head and names decide where, in whatever order and however numbers are grouped", () => {
  const text = [
    "User\tTelegram bot @aurora_help_bot\tWhatsApp +37120001122",
    "CARLA GOMEZ\tManager\t–",
    "Anna  Petrova\tQuality\tSupervisor + new",
  ].join("\n");
  const sheet = sheetOf([["u3", "y", "seller"]]);
  assert.deepEqual(paste(sheet, one(3, 2), text), ["M-a", "---", "--s", "-s-"]);
});

test("names without a head stand for all the columns, a head without names for all the rows", () => {
  const names = "Dmitri Volkov\tManager\t\tQuality\nBruno Lima\t\tSupervisor\t";
  assert.deepEqual(paste(sheetOf(), one(0, 0), names), ["---", "-m-", "---", "s-a"]);
  const head = "+34 600 118 220\nManager\nSupervisor\nQuality\n-\n";
  assert.deepEqual(paste(sheetOf(), one(0, 0), head), ["-s-", "-m-", "-a-", "---"]);
});

test("phone numbers are a column like the others", () => {
  const sheet = sheetOf();
  paste(sheet, one(0, 0), "\tPhones\nAnna Petrova\tHidden\nBruno Lima\tвидны");
  assert.deepEqual(sheet.matrix.people.map(({ id }) => sheet.matrix.hidden(id)), [true, false, false, false]);
});

test("a sheet that goes by names and has one that fits nobody is told so by that name", () => {
  const sheet = sheetOf();
  const complaint = (why, name, count = 1) => [{ kind: "names", why, name, count }];
  const strange = "User\tWhatsApp +37120001122\nAnna Petrova\tManager\nSomebody Else\tManager";
  assert.deepEqual(paste(sheet, one(0, 0), strange), complaint("unknown", "Somebody Else"));
  const ambiguous = "User\tWhatsApp\nAnna Petrova\tManager";
  assert.deepEqual(paste(sheet, one(0, 0), ambiguous), complaint("shared", "WhatsApp"));
  const twice = "User\tTelegram bot\nAnna Petrova\tManager\nAnna Petrova\t-";
  assert.equal(paste(sheet, one(0, 0), twice)[0].kind, "names");
  const nameless = "User\t+37120001122\nAnna Petrova\tManager\n\tManager";
  assert.deepEqual(paste(sheet, one(0, 0), nameless), complaint("missing", ""));
  const oddCorner = "Team\t+37120001122\nAnna Petrova\tManager\nEva\tManager";
  assert.deepEqual(paste(sheet, one(0, 0), oddCorner), complaint("unknown", "Eva"));
  const list = "Anna Petrova\t-\t-\t-\nBruno Lima\t-\t-\t-\nEva\t-\t-\t-";
  assert.deepEqual(paste(sheet, one(0, 0), list), complaint("unknown", "Eva"));
  assert.equal(sheet.matrix.isDirty, false);
});

test("rows and columns that say nothing are no names that are missing", () => {
  const sheet = sheetOf();
  const text = "User\t+37120001122\t\nAnna Petrova\tManager\t\n\t\t\nBruno Lima\tQuality\t\n\t\t\n";
  assert.deepEqual(paste(sheet, one(0, 0), text), ["s--", "a--", "---", "---"]);
});

test("cells alone are cells, whatever they might name", () => {
  const users = [{ id: "1", name: "Manager", phone: null }, { id: "2", name: "Anna", phone: null }];
  const settings = { user_roles: [], hide_phone_numbers_for_user_ids: [], push_input_output_message_events_for_managers: false };
  const matrix = new Matrix({ users, channels: CHANNELS, settings });
  const sheet = new Sheet(matrix, matrix.people, matrix.lines);
  assert.deepEqual(paste(sheet, one(0, 0), "\tSupervisor\nManager\tQuality"), ["-m-", "sa-"]);
});

test("who and what is gone is passed over, unless that one cell is meant", () => {
  const sheet = sheetOf([["left", "x", "manager"], ["u0", "old", "seller"]]);
  const { rows, columns } = sheet.size;
  const before = shown(sheet);
  assert.deepEqual([rows, columns, before[4], before[0]], [5, 5, "m---", "---s"]);
  assert.deepEqual(paste(sheet, area(0, 0, 5, 4), "Quality"), ["aaas", "aaa-", "aaa-", "aaa-", "m---"]);
  sheet.matrix.undo();
  for (const edits of [
    setRole(sheet, area(0, 0, 5, 4), null),
    clear(sheet, area(0, 0, 5, 4)),
    fillDown(sheet, area(0, 0, 5, 1)),
    fillRight(sheet, area(0, 0, 1, 4)),
  ]) {
    assert.ok(edits.every((edit) => edit.user_id !== "left" && edit.channel_id !== "old"));
  }
  assert.ok(setHidden(sheet, area(0, 4, 5, 5), true).every(({ user_id }) => user_id !== "left"));
  sheet.matrix.change(setRole(sheet, one(4, 0), null));
  assert.equal(shown(sheet)[4], "----", "asked for by name");
});
