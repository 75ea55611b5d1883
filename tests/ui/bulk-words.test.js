// What is said about bulk work: whole sentences for every state, every rule, every end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnTrouble, fieldNote, FIELDS, fieldsOf, fieldTitle, isMapped } from "../../ui/app/bulk/fields.js";
import { checkWords, endingWords, PROBLEMS, problemSentence } from "../../ui/app/bulk/reasons.js";
import { sheetWords } from "../../ui/app/bulk/sheet-words.js";
import { ENDS } from "../../ui/app/bulk/states.js";
import { troubleOf } from "../../ui/app/bulk/trouble.js";
import { bulkSentence, bulkTitle, clientOf, endWords, interruption, readingWords, tableOf } from "../../ui/app/bulk/words.js";
import { bulk, error, row, STATES, t } from "./bulk-fixture.js";

const KINDS = ["users", "v3_users", "contacts"];
const ACTIONS = ["import", "delete"];
const app = { t, accounts: { byId: new Map() } };

test("every state of every work has a sentence, of one and of many", () => {
  for (const state of STATES) {
    for (const kind of KINDS) {
      for (const action of ACTIONS) {
        for (const rows of [1, 250]) {
          const one = bulk({ state, kind, action, counts: { rows, sent: rows, confirmed: 1 } });
          assert.match(bulkSentence(app, one), /^[A-Z0-9]/);
        }
      }
    }
  }
});

test("sentences as they are read", () => {
  const said = (part) => bulkSentence(app, bulk(part));
  const counts = { rows: 24, sent: 24 };
  assert.equal(said({ state: "done", action: "delete", counts: { ...counts, confirmed: 24 } }), "24 users are deleted");
  assert.equal(
    said({ state: "interrupted", action: "delete", kind: "contacts", counts: { rows: 1 } }),
    "1 contact was to be deleted when the console was closed; it is still there",
  );
  assert.equal(
    said({ state: "done", counts: { rows: 250, confirmed: 233, refused: 17 } }),
    "The import of users is over, and 17 of 250 rows need a look",
  );
  assert.match(said({ state: "checking", counts: { rows: 250, same: 9 } }), /^Looking at what the client has/);
  assert.match(said({ state: "checking", counts }), /^Reading back what arrived/);
  assert.equal(
    interruption(t, bulk({ counts: { rows: 250, sent: 120, accepted: 20 } })),
    "100 rows were on their way. They are looked at first, and sent again only if they did not arrive.",
  );
});

test("one is told as one", () => {
  const said = (part) => bulkSentence(app, bulk(part));
  const counts = { rows: 250, sent: 250, confirmed: 249, refused: 1 };
  assert.equal(said({ state: "done", counts }), "The import of users is over, and 1 of 250 rows needs a look");
  assert.equal(
    said({ state: "done", action: "delete", counts }),
    "The deletion is over, and 1 of 250 needs a look",
  );
  assert.equal(t("bulk-result-but", { action: "delete", count: 1, left: 1 }), "1 is gone, 1 needs a look");
  assert.equal(t("bulk-result-but", { action: "delete", count: 3, left: 2 }), "3 are gone, 2 need a look");
  assert.equal(t("bulk-result-but", { action: "import", count: 1, left: 2 }), "1 row arrived, 2 need a look");
  assert.equal(t("bulk-adds-up", { action: "import", count: 1 }), "The row is in exactly one of these");
  assert.equal(t("bulk-finish-title", { action: "delete", count: 1 }), "1 is not known to be gone");
  assert.equal(t("bulk-pace", { count: 1 }), "1 row a minute");
  assert.match(t("people-delete-lead", { kind: "users", count: 1, client: "Aurora" }), /^The user can/);
});

test("the button says what goes out and what stays", () => {
  const said = (count, out) => t("bulk-send", { count, out });
  assert.equal(said(0, 0), "Nothing to send");
  assert.equal(said(1, 0), "Send 1 row");
  assert.equal(said(233, 17), "Send 233 rows, leave out 17");
});

test("what failed of a deletion is no file to import", () => {
  const said = { kind: "users", client: "Aurora", action: "delete", count: 3 };
  assert.equal(t("bulk-failures-file", said), "Aurora users not deleted");
  assert.doesNotMatch(t("bulk-saved", said), /[Ii]mport/);
  assert.match(t("bulk-saved", { ...said, action: "import" }), /^3 rows are saved\. Importing/);
});

test("what is being read to compare with is named, as it goes on", () => {
  const said = (kind, reading) => readingWords(t, { kind }, reading);
  assert.equal(said("contacts", { what: "", soFar: 0 }), "Reading the client’s contacts to compare with");
  assert.match(said("contacts", { what: "users", soFar: 200 }), /users to compare with, 200 so far$/);
  assert.match(said("v3_users", null), /^Reading the client’s users/);
});

test("too late, or behind other work, is said as that", () => {
  const mine = bulk({ bulk_id: "mine" });
  const other = bulk({ bulk_id: "other", state: "sending", kind: "users", action: "delete" });
  const said = (what, code, all = [mine, other]) => {
    const trouble = troubleOf(what, error(code), mine, all);
    return trouble && [t(trouble.key, trouble.args), trouble.open?.bulk_id];
  };
  assert.match(said("undo", "conflict")[0], /^It is being deleted already\. You can stop/);
  assert.deepEqual(said("send", "busy"), [
    "Users of this client are being deleted. This can go out when that is over.",
    "other",
  ]);
  assert.equal(said("send", "busy", [mine]), null, "the failure itself says enough");
  assert.match(said("pause", "conflict")[0], /nothing was done/);
  assert.equal(said("check", "conflict"), null);
  assert.equal(said("undo", "not_sent"), null);
});

test("the heading names the client as the list does", () => {
  assert.equal(bulkTitle(app, bulk({})), "Import users into Aurora Dental");
  assert.equal(bulkTitle(app, bulk({ kind: "contacts", action: "delete" })), "Delete contacts of Aurora Dental");
  assert.equal(clientOf(app, { account_id: "24017788" }), "2401 7788");
  assert.deepEqual(tableOf(bulk({ kind: "v3_users" })), ["account", "24017788", "users", "public"]);
});

test("every field has a title, and the ones that need it a note", () => {
  for (const fields of Object.values(FIELDS)) {
    for (const field of fields) assert.notEqual(fieldTitle(t, field), field === "id" ? "" : field, field);
  }
  assert.equal(fieldTitle(t, "loyalty"), "loyalty");
  assert.equal(fieldNote(t, "whatsapp"), null);
});

test("columns: what is missing, what is there twice, what may be twice", () => {
  assert.equal(isMapped(columnTrouble("users", ["id", "name", null])), true);
  assert.deepEqual(columnTrouble("users", ["phone", "phone", null]), {
    missing: ["id", "name"],
    twice: ["phone"],
    nowhere: false,
  });
  const chosen = ["id", "name", "name", "responsible_user", "whatsapp", "whatsapp"];
  assert.equal(isMapped(columnTrouble("contacts", chosen)), true);
  assert.equal(columnTrouble("contacts", chosen.slice(0, 4)).nowhere, true);
});

test("a row has the fields its columns go into, in our order; a deletion has names", () => {
  const columns = ["phone", null, "id"].map((field) => ({ title: "", samples: [], field }));
  const sheet = { columns };
  assert.deepEqual(fieldsOf({ kind: "users", action: "import", sheet }), ["id", "phone"]);
  assert.deepEqual(fieldsOf({ kind: "users", action: "delete", sheet: null }), ["id", "name"]);
});

test("a problem names its field and says what to do", () => {
  const said = (field, rule, limit = null) => problemSentence(t, { field, rule, limit });
  assert.equal(said("phone", "repeats_row", "14"), "Phone is the same as in row 14. Keep one of them.");
  assert.equal(said("telegram_phone", "required"), "Telegram phone is missing. Fill it in.");
  for (const rule of Object.keys(PROBLEMS)) assert.doesNotMatch(said("name", rule, "150"), /[{}]/, rule);
});

test("before sending a row says what it will do, or what keeps it", () => {
  const problem = { field: "phone", rule: "taken", limit: null };
  assert.equal(checkWords(t, row(2)).word, "New");
  assert.equal(checkWords(t, row(2, { problems: [problem] })).tone, "bad");
  assert.match(checkWords(t, row(2, { warnings: [problem] })).why, /^Phone belongs to another user/);
  assert.deepEqual(checkWords(t, row(2, { skipped: true, problems: [problem] })), {
    tone: "neutral",
    word: "Left out",
    why: "",
  });
});

test("at the end every row says why, unless all is well", () => {
  const why = (part, action = "import") => endingWords(t, { action }, row(2, part)).why;
  assert.equal(why({ bucket: "confirmed" }), "");
  assert.equal(why({ bucket: "confirmed", effect: "same" }), "Was there already, just so.");
  assert.equal(why({ bucket: "confirmed", fields: ["not_found"] }, "delete"), "Was not there any more.");
  assert.match(why({ bucket: "differs", fields: ["phone"] }), /^The phone did not arrive/);
  assert.match(why({ bucket: "differs", fields: ["name"] }), /^Name is not what was sent/);
  assert.match(why({ bucket: "differs", fields: ["still_there"] }, "delete"), /list still has it/);
  const taken = error("refused", { fields: [{ field: "phone", rule: "taken", limit: null }] });
  assert.match(why({ bucket: "refused", error: taken }), /^Phone belongs to another user/);
  assert.equal(
    why({ bucket: "refused", error: error("refused"), fields: ["name", "link"] }),
    "The server does not accept these values: Name, Link.",
  );
  const lost = { fields: ["no_answer"], error: error("outcome_unknown") };
  assert.match(why({ bucket: "accepted", ...lost }), /no answer came, so it may have arrived or not/);
  assert.match(why({ bucket: "accepted", ...lost }, "delete"), /may be gone or not/);
  assert.match(why({ bucket: "not_sent", ...lost }), /a later look did not find it/);
  for (const action of ACTIONS) {
    for (const bucket of ENDS.slice(1)) {
      const said = endingWords(t, { action }, row(2, { bucket, fields: ["name"] }));
      assert.notEqual(said.why, "", bucket);
      assert.equal(said.word, t(endWords({ action }, bucket).key));
    }
  }
});

test("the words of an export leave the field and the bound to be filled in", () => {
  const { file_name, titles, reasons } = sheetWords(t, "Aurora users not imported");
  assert.equal(file_name, "Aurora users not imported");
  assert.equal(titles.responsible_user, "Responsible user");
  assert.equal(titles.reason, "Reason");
  assert.equal(reasons.rule_repeats_row, "{field} is the same as in row {limit}. Keep one of them.");
  assert.match(reasons.rule_over_limit, /\{limit\}/);
  for (const code of ["error_refused", "accepted", "differs", "not_sent", "skipped", "still_there"]) {
    assert.ok(reasons[code], code);
  }
  // The console looks for a field's or a failure's own sentence first.
  assert.match(reasons.differs_phone, /did not arrive/);
  assert.match(reasons.refused_field, /\{field\}/);
  assert.match(reasons.not_sent_unanswered, /a later look did not find it/);
  assert.match(reasons.rule_no_chat_id, /no chat ID/);
  assert.match(reasons.rule_chat_taken, /Another contact .* \{field\}/);
  assert.match(sheetWords(t, "", "delete").reasons.no_answer, /gone or not/);
});
