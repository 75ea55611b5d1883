// A server of people behind the page's bridge: what the console's commands answer for one client.
import { asks } from "./page-host.js";

const COMMANDS = ["get", "cached", "upsert", "update"];
const RESOURCES = ["users", "v3_users", "contacts"];

/** @typedef {{ id: string, [field: string]: any }} Person */

/**
 * @param {string} code
 * @param {{ field: string, rule: string }[]} [fields]
 */
export function refusal(code, fields = []) {
  const whole = fields.map((problem) => ({ ...problem, limit: null }));
  return { code, text: code, fields: whole, retry_after_ms: null, request_id: null, conflict: null };
}

/** People by id, and what goes wrong with the next writing. */
export class People {
  /** @param {Person[]} people */
  constructor(people = []) {
    this.byId = new Map(people.map((one) => [one.id, one]));
    /** @type {("drop" | "lose" | "lose-before" | "forget" | "hide" | ((person: Person) => Person))[]} */
    this.faults = [];
    /** @type {string[]} the commands that came */
    this.asked = [];
    /** @type {string[]} commands that fail, whenever they come */
    this.down = [];
  }

  /** Takes the page's calls from now on. */
  listen() {
    for (const command of RESOURCES.flatMap((resource) => COMMANDS.map((verb) => `${resource}_${verb}`))) {
      asks[command] = (args) => this.answer(command, args);
    }
  }

  /**
   * @param {string} command
   * @param {any} args
   */
  async answer(command, args) {
    this.asked.push(command);
    if (this.down.includes(command)) throw refusal("not_sent");
    const [, verb] = /_([a-z]+)$/.exec(command) ?? [];
    const kind = command.startsWith("contacts") ? "contacts" : "users";
    if (verb === "get") return this.read(args.user_id ?? args.contact_id ?? args.id);
    if (verb === "cached") return { users: [...this.byId.values()], read_at: 1 };
    if (verb === "upsert" || verb === "update") return this.write(verb, kind, args);
    return null;
  }

  /** @param {string} id */
  read(id) {
    const found = this.byId.get(id);
    if (!found) throw refusal("not_found");
    return { ...found };
  }

  /**
   * @param {"upsert" | "update"} verb
   * @param {"users" | "contacts"} kind
   * @param {any} args
   */
  write(verb, kind, args) {
    const [person] = args[kind];
    const { id } = person;
    const outcome = { id, outcome: "accepted", error: null, fields: /** @type {string[]} */ ([]) };
    if (verb === "upsert" && args.adding && this.byId.has(id)) {
      throw refusal("invalid", [{ field: `${kind}[0].id`, rule: "taken" }]);
    }
    if (verb === "update" && !this.byId.has(id)) return [{ ...outcome, outcome: "not_found" }];
    const fault = this.faults.shift();
    const lost = { ...outcome, outcome: "unanswered", error: refusal("outcome_unknown") };
    if (fault === "lose-before") return [lost];
    if (fault === "forget") return [{ ...outcome, outcome: "not_found" }];
    const kept = typeof fault === "function" ? fault({ ...person }) : { ...person };
    if (fault === "drop") kept.phone = null;
    this.byId.set(id, kept);
    if (fault === "lose") return [lost];
    if (fault === "hide") return [{ ...outcome, error: refusal("unanswered") }];
    const fields = Object.keys(person).filter((key) => JSON.stringify(kept[key]) !== JSON.stringify(person[key]));
    return [{ ...outcome, fields }];
  }
}

/**
 * What a view needs of the window, with the words left as keys.
 * @returns {any}
 */
export function context() {
  const app = {
    now: () => 0,
    words: { locale: "en", number: String },
    /** @type {{ text: string }[]} */
    toasts: [],
    t: (/** @type {string} */ key) => key,
    toast: (/** @type {{ text: string }} */ toast) => app.toasts.push(toast),
  };
  return app;
}
