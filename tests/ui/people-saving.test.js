// Saving one person: whom the form is about once a writing may have happened, and what it tells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EDITIONS } from "../../ui/app/people/editions.js";
import { differsKeys } from "../../ui/app/people/outcome.js";
import { context, People } from "./people-fixture.js";

const { ContactDialog } = await import("../../ui/views/contacts-dialog.js");
const { UserDialog } = await import("../../ui/views/users-dialog.js");

const [OWN, PUBLIC] = EDITIONS;

/** @param {string} id @param {string} name @param {string | null} [phone] */
const user = (id, name, phone = null) => ({ id, name, phone });

/**
 * A form of users before an account's people, who are known to the list as they are.
 * @param {People} people
 * @param {object} [part]
 */
async function userForm(people, part = {}) {
  people.listen();
  const form = new UserDialog();
  const users = [...people.byId.values()];
  Object.assign(form, { app: context(), account: { account_id: "1" }, edition: OWN, users, complete: true }, part);
  /** @type {any[]} */
  const told = [];
  form.addEventListener("saved", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    told.push(detail);
    form.users = [...form.users.filter((one) => one.id !== detail.id), detail];
  });
  form.addEventListener("gone", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  let done = false;
  form.addEventListener("done", () => (done = true));
  await opened(form);
  return { form, told, isDone: () => done };
}

/**
 * Opens a form that is never drawn.
 * @param {InstanceType<typeof UserDialog> | InstanceType<typeof ContactDialog>} form
 */
async function opened(form) {
  form.focusProblem = async () => {};
  await form.start();
}

const ANNA = { id: "7", name: "Anna", phone: "+371 2000 1122" };

for (const [fault, ended] of /** @type {const} */ ([["drop", "no-phone"], ["hide", "not-looked"], ["lose", "unanswered"]])) {
  test(`after an adding that ended ${ended}, saving again changes the same person`, async () => {
    const people = new People([user("6", "Bruno")]);
    const { form, isDone } = await userForm(people);
    form.set(ANNA);
    people.faults = [fault];
    await form.submit();
    assert.equal(form.saving.ended, ended);
    assert.equal(isDone(), false);
    assert.equal(form.adding, false, "the id is hers now");
    assert.deepEqual(form.state, { id: {}, name: {}, phone: {} }, "nobody is in her way, herself least of all");
    form.set({ name: "Anna P." });
    await form.submit();
    assert.equal(form.saving.ended, "saved", form.saving.problem?.text);
    assert.equal(isDone(), true);
    assert.deepEqual([...people.byId.values()].map((one) => one.name), ["Bruno", "Anna P."]);
  });
}

test("a lost adding that never arrived is added by saving again", async () => {
  const people = new People();
  const { form } = await userForm(people);
  form.set(ANNA);
  people.faults = ["lose-before"];
  await form.submit();
  assert.equal(form.saving.way, "put");
  await form.submit();
  assert.equal(form.saving.ended, "saved");
  assert.equal(people.byId.get("7")?.name, "Anna");
});

test("what a look finds decides whether saving again changes or adds", async () => {
  for (const [fault, found, way] of [["lose", "same", "change"], ["lose-before", "none", "add"]]) {
    const people = new People();
    const { form } = await userForm(people);
    form.set(ANNA);
    people.faults = [/** @type {any} */ (fault)];
    await form.submit();
    await form.look();
    assert.deepEqual([form.saving.looked, form.saving.way], [found, way]);
    assert.equal(form.adding, found === "none", "an id nobody has can be chosen anew");
    await form.submit();
    assert.equal(form.saving.ended, "saved");
  }
  const people = new People();
  const { form, told } = await userForm(people);
  form.set(ANNA);
  people.faults = ["lose"];
  await form.submit();
  people.byId.set("7", user("7", "Anna K.", "37120001122"));
  await form.look();
  assert.deepEqual([form.saving.looked, form.saving.way, told.at(-1)?.name], ["other", "change", "Anna K."]);
});

test("adding never replaces somebody the list does not show", async () => {
  const people = new People([user("7", "Somebody else", "37129999999")]);
  const { form } = await userForm(people, { users: [], complete: false });
  assert.equal(form.draft.id, "", "no id is suggested while it is not known who there is");
  form.set(ANNA);
  await form.submit();
  assert.equal(people.byId.get("7")?.name, "Somebody else");
  assert.equal(form.adding, true);
  assert.equal(form.words("id").error, "users-id-taken");
  form.set({ name: "Anna P." });
  assert.equal(form.words("id").error, "users-id-taken", "another name frees no id");
  form.set({ id: "8" });
  assert.equal(form.words("id").error, undefined);
  await form.submit();
  assert.equal(form.saving.ended, "saved");
});

test("an id is suggested as soon as everybody is known, and only in a field nobody wrote in", async () => {
  const { form } = await userForm(new People([user("12", "Bruno")]), { complete: false });
  const comes = () => {
    form.complete = true;
    form.willUpdate(new Map([["complete", false]]));
  };
  comes();
  assert.equal(form.draft.id, "13");
  for (const id of ["own", ""]) {
    form.set({ id });
    comes();
    assert.equal(form.draft.id, id, "whoever took an id out is about to write another");
  }
});

test("a server that takes somebody and has nobody is not told as a deletion", async () => {
  const people = new People();
  const { form } = await userForm(people);
  form.set(ANNA);
  people.faults = ["forget"];
  await form.submit();
  assert.equal(form.saving.ended, "not-there");
  assert.equal(form.adding, true);
});

test("a change begins with the person as they are now, in either list", async () => {
  for (const edition of [OWN, PUBLIC]) {
    const people = new People([user("6", "Bruno Lima", "37120001140")]);
    const { form, told } = await userForm(people, { edition, user: user("6", "Bruno"), users: [user("6", "Bruno")] });
    assert.deepEqual(form.draft, { id: "6", name: "Bruno Lima", phone: "+371 20 001 140" });
    assert.equal(told[0].name, "Bruno Lima");
    await form.submit();
    assert.equal(people.byId.get("6")?.phone, "37120001140");
  }
});

test("without an answer the old copy is shown and said to be old, unless its phone is not known", async () => {
  const people = new People([user("6", "Bruno Lima", "37120001140")]);
  people.down = ["users_get", "v3_users_get"];
  const own = await userForm(people, { user: user("6", "Bruno", "37120001141") });
  assert.equal(own.form.phase, "ready");
  assert.equal(own.form.saving.old?.code, "not_sent");
  // Of the public list only a phone that was looked up is known; written without, it would be lost.
  const kept = await userForm(people, { edition: PUBLIC, user: user("6", "Bruno", "37120001141") });
  assert.equal(kept.form.phase, "ready");
  const unknown = await userForm(people, { edition: PUBLIC, user: user("6", "Bruno") });
  assert.equal(unknown.form.phase, "error");
});

test("somebody deleted meanwhile leaves the list, and is added again by saving", async () => {
  const people = new People();
  const { form, told } = await userForm(people, { user: user("6", "Bruno") });
  assert.deepEqual([form.saving.ended, told[0]], ["gone", "6"]);
  assert.equal(form.adding, false, "the id stays");
  await form.submit();
  assert.equal(form.saving.ended, "saved");
  assert.equal(people.byId.get("6")?.name, "Bruno");
});

test("somebody added again by another meanwhile is not replaced unseen", async () => {
  const people = new People();
  const { form } = await userForm(people, { user: user("6", "Bruno") });
  people.byId.set("6", user("6", "Somebody new"));
  await form.submit();
  assert.deepEqual([form.saving.looked, form.saving.way], ["other", "change"]);
  assert.equal(people.byId.get("6")?.name, "Somebody new");
});

test("a number that was odd when it was read stops no change, and goes back as it was", async () => {
  for (const odd of ["5215512345678", "0037120001122", "4402012345678"]) {
    const people = new People([user("6", "Bruno", odd), user("7", "Anna", odd)]);
    const { form } = await userForm(people, { user: user("6", "Bruno") });
    form.set({ name: "Bruno Lima" });
    await form.submit();
    assert.equal(form.saving.ended, "saved", odd);
    assert.equal(people.byId.get("6")?.phone, odd);
  }
});

const contact = {
  id: "K-1",
  responsible_user_id: "9",
  name: "Marta",
  contact_data: [{ chat_type: "whatsapp", chat_id: "37120001122", username: null, phone: null }],
  uri: "https://crm.example.com/1",
  uri_kept_here: true,
};

/**
 * @param {People} people
 * @param {any} [one]
 */
async function contactForm(people, one = null) {
  people.listen();
  const form = new ContactDialog();
  Object.assign(form, { app: context(), account: { account_id: "1" }, contact: one });
  await opened(form);
  if (one === null) {
    const { id, name, responsible_user_id: responsible, contact_data, uri } = contact;
    form.set({ id, name, responsible, uri, chats: contact_data.map((data, key) => ({ ...data, key })) });
  }
  return form;
}

test("a contact is added under a free id only, and changed from then on", async () => {
  const people = new People([{ ...contact, name: "Somebody else" }]);
  const form = await contactForm(people);
  await form.submit();
  assert.equal(people.byId.get("K-1")?.name, "Somebody else");
  assert.equal(form.words("id").error, "contacts-id-taken");
  assert.ok(!people.asked.includes("contacts_find"), "a search by text proves nothing");
  form.set({ id: "K-2" });
  people.faults = ["lose"];
  await form.submit();
  assert.equal(form.saving.ended, "unanswered");
  await form.submit();
  assert.equal(form.saving.ended, "saved");
});

test("what is wrong with a field is said at it, or else in a notice", async () => {
  const form = await contactForm(new People());
  assert.ok(form.hasPlace("contact_data[0].chat_id") && form.hasPlace("uri"));
  for (const field of ["contact_data[0].username", "contact_data[0].chat_type", "contact_data[4].phone", "contact_data"]) {
    assert.equal(form.hasPlace(field), false, field);
  }
});

test("what the server kept otherwise is told by its name", async () => {
  const people = new People([contact]);
  const form = await contactForm(people, contact);
  people.faults = [(person) => ({ ...person, name: "Mar", responsible_user_id: "1" })];
  await form.submit();
  assert.equal(form.saving.ended, "differs");
  const told = differsKeys(form.saving.fields, null).toSorted();
  assert.deepEqual(told, ["ending-differs-name", "ending-differs-responsible"]);
});
