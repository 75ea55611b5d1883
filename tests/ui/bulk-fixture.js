// Bulk work as the console tells it, for the tests of its pages.
import { readFileSync } from "node:fs";
import { makeTranslate } from "../../ui/app/i18n.js";

const source = readFileSync(new URL("../../ui/locales/en.ftl", import.meta.url), "utf8");

/** The sentences, complaining loudly. */
export const t = makeTranslate(source, "en-GB", (complaint) => {
  throw new Error(complaint);
});

const NONE = {
  rows: 0,
  problems: 0,
  warnings: 0,
  adds: 0,
  changes: 0,
  same: 0,
  skipped: 0,
  sent: 0,
  confirmed: 0,
  accepted: 0,
  differs: 0,
  refused: 0,
  not_sent: 0,
};

export const counts = (part) => ({ ...NONE, ...part });

export const bulk = (part) => ({
  bulk_id: "b-1",
  revision: 1,
  account_id: "24017788",
  account_label: "Aurora Dental",
  kind: "users",
  action: "import",
  file_name: "employees.csv",
  state: "ready",
  sheet: null,
  sends_at: null,
  began_at: 1,
  ended_at: null,
  left_ms: null,
  error: null,
  compared_at: null,
  ...part,
  counts: counts(part.counts),
});

export const row = (number, part = {}) => ({
  row: number,
  values: { id: `crm-${number}`, name: "Anna Petrova" },
  problems: [],
  warnings: [],
  effect: "add",
  bucket: "waiting",
  skipped: false,
  fields: [],
  error: null,
  ...part,
});

export const error = (code, part = {}) => ({
  code,
  text: code,
  fields: [],
  retry_after_ms: null,
  request_id: null,
  conflict: null,
  ...part,
});

export const STATES = [
  "reading",
  "mapping",
  "ready",
  "waiting",
  "sending",
  "checking",
  "paused",
  "interrupted",
  "done",
  "stopped",
];
