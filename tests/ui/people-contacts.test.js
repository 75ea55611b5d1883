// Contacts: identities in every messenger, the form, the window over a long list, choosing rows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accountName, CHAT_KINDS, chatKind, checkIdentity, identity, tidy } from "../../ui/app/people/chats.js";
import { checkContact, draftOf, isAsSent, newContact, offeredUsers } from "../../ui/app/people/contact-form.js";
import { ALL, NONE } from "../../ui/app/people/selection.js";
import { PAGE, Windows } from "../../ui/app/people/windows.js";

/** @param {string} chat_type @param {string} chat_id @param {object} [part] */
const data = (chat_type, chat_id, part = {}) => ({ chat_type, chat_id, username: null, phone: null, ...part });

test("an identity is read as a person would say it", () => {
  assert.equal(identity(data("whatsapp", "37120001122")), "+371 20 001 122");
  assert.equal(identity(data("instagram", "aurora.dental")), "@aurora.dental");
  assert.equal(identity(data("telegram", "812345", { username: "anna_p" })), "@anna_p");
  assert.equal(identity(data("max", "812345", { phone: "37120001122" })), "+371 20 001 122");
  assert.equal(identity(data("vk", "812345")), "812345");
  assert.equal(chatKind("matrix").name, "matrix");
});

test("what is pasted becomes what the service takes", () => {
  for (const text of ["aurora.dental", "@aurora.dental", "https://www.instagram.com/aurora.dental/?hl=en"]) {
    assert.equal(accountName(text), "aurora.dental", text);
  }
  assert.deepEqual(tidy(data("whatsapp", "+371 2000-1122", { username: "left over", phone: "1" })), data("whatsapp", "37120001122"));
  const telegram = tidy(data("telegram", " 812345 ", { username: "@anna_p", phone: "+371 2000 1122" }));
  assert.deepEqual(telegram, data("telegram", "812345", { username: "anna_p", phone: "37120001122" }));
  assert.deepEqual(tidy(data("telegram", "1", { username: "", phone: "" })), data("telegram", "1"));
});

test("every messenger has its own check", () => {
  const wrong = (/** @type {any} */ one) => {
    const { checked, hints, ...said } = checkIdentity(one, ["LV"]);
    return Object.entries(said).filter(([, value]) => value).map(([field]) => field);
  };
  for (const { type } of CHAT_KINDS) assert.deepEqual(wrong(data(type, "")), ["chat_id"], type);
  assert.deepEqual(wrong(data("whatsapp", "+371 2000 1122")), []);
  assert.deepEqual(wrong(data("viber", "20001122")), ["chat_id"]);
  assert.deepEqual(wrong(data("instagram", "not a name")), ["chat_id"]);
  assert.deepEqual(wrong(data("vk", "81 23")), ["chat_id"]);
  assert.deepEqual(wrong(data("telegram", "81", { username: "a b", phone: "12" })), ["username", "phone"]);
  assert.equal(checkIdentity(data("viber", "20001122"), ["LV"]).checked?.remedies[0].digits, "37120001122");
});

test("a Telegram contact is reached by a username or a phone too, which is said to be uncertain", () => {
  for (const part of [{ username: "anna_p" }, { phone: "+371 2000 1122" }]) {
    const said = checkIdentity(data("telegram", "", part), []);
    assert.deepEqual([said.chat_id, said.hints.chat_id?.key], [undefined, "chat-telegram-no-id"]);
  }
  assert.equal(checkIdentity(data("max", "", { phone: "+371 2000 1122" }), []).chat_id?.key, "field-required");
  assert.equal(identity(data("telegram", "", { phone: "37120001122" })), "+371 20 001 122");
  assert.equal(identity(data("instagram", "")), "");
});

test("a number is doubted in a hint, not refused", () => {
  const said = checkIdentity(data("whatsapp", "+52 1 55 1234 5678"), []);
  assert.deepEqual([said.chat_id, said.hints.chat_id?.key], [undefined, "phone-unlikely"]);
});

test("what was read goes back as it was, however odd, as long as it is not touched", () => {
  const odd = [
    data("whatsapp", "5215512345678"),
    data("whatsapp", "4402012345678"),
    data("viber", "120363025@lid"),
    data("vk", "812", { username: "marta", phone: "+371 2000" }),
    data("telegram", "", { username: "m" }),
    data("instagram", "not a name"),
    data("matrix", "@marta:example.org", { username: "@marta", phone: "1" }),
    data("vk", "812"),
  ];
  const draft = draftOf({ ...contact, contact_data: odd });
  const check = checkContact(draft, ["LV"]);
  assert.equal(check.good, true, JSON.stringify([...check.chats]));
  assert.deepEqual(newContact(draft).contact_data, odd);
  assert.ok(isAsSent({ ...contact, contact_data: odd }, newContact(draft)));

  // Another id takes along nothing that was the old one's.
  const vk = { ...draft.chats[3], chat_id: "900" };
  assert.deepEqual(tidy(vk), data("vk", "900"));
  // Another kind is another place.
  assert.deepEqual(tidy({ ...draft.chats[0], chat_type: "viber" }), data("viber", "5215512345678"));
  // What is touched is looked at again.
  assert.equal(checkIdentity({ ...draft.chats[4], username: "" }, []).chat_id?.key, "field-required");
  assert.equal(checkIdentity({ ...draft.chats[5], chat_id: "not a name either" }, []).chat_id?.key, "chat-account-wrong");
  const twice = { ...draft, chats: [...draft.chats, { ...data("vk", "812"), key: 70 }] };
  assert.equal(checkContact(twice, []).chats.get(70)?.chat_id?.key, "contacts-chat-twice");
});

const contact = {
  id: "K-1",
  responsible_user_id: "9",
  name: "Marta",
  contact_data: [data("whatsapp", "37120001122"), data("vk", "812")],
  uri: "https://crm.example.com/1",
  uri_kept_here: true,
};

test("a contact goes through the form unchanged, its link with it", () => {
  const draft = draftOf(contact);
  assert.equal(checkContact(draft, []).good, true);
  const sent = newContact(draft);
  const { uri_kept_here, ...rest } = contact;
  assert.deepEqual(sent, { ...rest, without_link: false });
  assert.ok(isAsSent(contact, sent));
  assert.ok(!isAsSent({ ...contact, contact_data: [contact.contact_data[0]] }, sent));
  const named = { ...contact, contact_data: [{ ...contact.contact_data[0], username: "m" }, contact.contact_data[1]] };
  assert.ok(!isAsSent(named, sent), "a username belongs to the place");
  const byName = { ...sent, contact_data: [data("telegram", "", { username: "marta" })] };
  const withId = { ...contact, contact_data: [data("telegram", "812", { username: "marta" })] };
  assert.ok(isAsSent(withId, byName), "the id came with the first message");
});

test("a form tells what a contact lacks", () => {
  const empty = checkContact(draftOf(null), []);
  assert.equal(empty.good, false);
  for (const field of /** @type {const} */ (["id", "name", "responsible", "uri"])) {
    assert.ok(empty[field].error, field);
  }
  const draft = draftOf(contact);
  assert.ok(checkContact({ ...draft, chats: [] }, []).all);
  const twice = [...draft.chats, { ...data("whatsapp", "+371 2000 1122"), key: 7 }];
  assert.equal(checkContact({ ...draft, chats: twice }, []).chats.get(7)?.chat_id?.key, "contacts-chat-twice");
});

test("the service's own path is never taken for a link, and none is sent by choice only", () => {
  const draft = draftOf(contact);
  const link = (/** @type {string} */ uri, without_link = false) => checkContact({ ...draft, uri, without_link }, []).uri;
  assert.equal(link("/api/v2/contacts/K-1").error?.key, "contacts-link-path");
  assert.equal(link("").error?.key, "contacts-link-missing");
  assert.deepEqual(link("", true), {});
  assert.equal(link("crm:1").hint?.key, "contacts-link-odd");
  assert.equal(link(`https://${"x".repeat(193)}`).error?.key, "people-too-long");
  assert.equal(newContact({ ...draft, without_link: true }).uri, null);
});

test("users are offered by what they begin with", () => {
  const users = ["Joanna", "Anna", "Bruno"].map((name, at) => ({ id: String(at), name, phone: null }));
  assert.deepEqual(offeredUsers(users, "ann", "en").map((one) => one.name), ["Anna", "Joanna"]);
  assert.deepEqual(offeredUsers(users, "2", "en").map((one) => one.name), ["Bruno"]);
  assert.equal(offeredUsers(users, "", "en").length, 3);
});

/** A list of `total` numbers whose answers come when they are let. */
function source(total) {
  /** @type {{ offset: number, answer: () => void, refuse: (thrown: unknown) => void }[]} */
  const waiting = [];
  const state = { total, changes: 0, failures: 0 };
  const windows = new Windows({
    read: (offset, limit) =>
      new Promise((resolve, reject) => {
        const answer = () => {
          const count = Math.max(0, Math.min(limit, state.total - offset));
          resolve({ rows: Array.from({ length: count }, (_, at) => offset + at), total: state.total });
        };
        waiting.push({ offset, answer, refuse: reject });
      }),
    changed: () => (state.changes += 1),
    failed: () => (state.failures += 1),
  });
  const settle = () => new Promise((done) => setImmediate(done));
  const answerAll = async () => {
    while (waiting.length > 0) {
      for (const one of waiting.splice(0)) one.answer();
      await settle();
    }
  };
  return { windows, waiting, state, settle, answerAll };
}

test("a long list is held in part, wherever the window goes", async () => {
  const { windows, answerAll } = source(100_000);
  windows.restart();
  await answerAll();
  assert.equal(windows.length, 100_000);
  for (let top = 0; top < 99_000; top += 731) {
    windows.look(top, top + 30);
    await answerAll();
    assert.deepEqual(windows.slice(top, top + 30), Array.from({ length: 30 }, (_, at) => top + at));
    const held = [...windows.pages.values()].reduce((sum, rows) => sum + rows.length, 0);
    assert.ok(held <= 2000, `${held} rows at ${top}`);
  }
  assert.equal(windows.at(0), null);
  assert.deepEqual(windows.slice(99_999, 100_050).length, 1);
});

test("a page in sight is asked for once", () => {
  const { windows, waiting } = source(1000);
  windows.restart();
  windows.stale = false;
  windows.length = 1000;
  windows.look(PAGE - 5, PAGE + 5);
  windows.look(PAGE - 4, PAGE + 6);
  assert.deepEqual(waiting.map((one) => one.offset), [0, PAGE]);
});

test("rows stay until the next answer, and answers to an earlier question are dropped", async () => {
  const { windows, waiting, state, settle } = source(400);
  windows.restart();
  waiting.shift()?.answer();
  await settle();
  windows.restart();
  const early = waiting.shift();
  state.total = 3;
  windows.restart();
  assert.equal(windows.slice(0, 10).length, 10, "what was there is there");
  waiting.shift()?.answer();
  await settle();
  assert.equal(windows.length, 3);
  state.total = 400;
  early?.answer();
  await settle();
  assert.equal(windows.length, 3);
});

test("a list that became shorter is asked for where it ends now", async () => {
  const { windows, state, answerAll } = source(1000);
  windows.restart();
  await answerAll();
  windows.look(990, 1000);
  await answerAll();
  state.total = 10;
  windows.refresh();
  await answerAll();
  assert.deepEqual(windows.slice(0, 20), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a failure is told once, and asking again goes on", async () => {
  const { windows, waiting, state, settle, answerAll } = source(10);
  windows.restart();
  waiting.shift()?.refuse(new Error("closed"));
  await settle();
  assert.equal(state.failures, 1);
  windows.look(0, 10);
  assert.equal(waiting.length, 0, "nothing is asked by itself");
  windows.refresh();
  await answerAll();
  assert.equal(windows.length, 10);
});

test("rows are chosen by name, or all but some", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase() }));
  const some = NONE.with(rows.slice(0, 2), true);
  assert.deepEqual([some.count(9), some.has("a"), some.has("c")], [2, true, false]);
  const but = ALL.with([rows[0]], false);
  assert.deepEqual([but.count(9), but.has("a"), but.has("z")], [8, false, true]);
  assert.equal(but.with([rows[0]], true).count(9), 9);
  assert.equal(some.keep((id) => id === "b").count(9), 1);
  assert.equal(some.keep(() => true), some);
});
