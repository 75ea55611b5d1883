/** Bulk work and tables of people: one line per command. What changes comes as `bulk_changed`. */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkFilter } from "../types/BulkFilter" */
/** @import { BulkKind } from "../types/BulkKind" */
/** @import { BulkRow } from "../types/BulkRow" */
/** @import { BulkRows } from "../types/BulkRows" */
/** @import { UsersEdition } from "../types/UsersEdition" */
/** @import { SheetChoice } from "../types/SheetChoice" */
/** @import { SheetFormat } from "../types/SheetFormat" */
/** @import { SheetSaved } from "../types/SheetSaved" */
/** @import { SheetWords } from "../types/SheetWords" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string, kind: BulkKind, file_name: string) => Promise<Bulk>} */
export const begin = (account_id, kind, file_name) =>
  invoke("bulk_begin", { account_id, kind, file_name });
/** @type {(bulk_id: string, bytes: string) => Promise<null>} `bytes` is base64. */
export const append = (bulk_id, bytes) => invoke("bulk_append", { bulk_id, bytes });
/** @type {(bulk_id: string, choice: SheetChoice) => Promise<Bulk>} */
export const read = (bulk_id, choice) => invoke("bulk_read", { bulk_id, choice });
/** @type {(bulk_id: string, fields: (string | null)[]) => Promise<Bulk>} */
export const map = (bulk_id, fields) => invoke("bulk_map", { bulk_id, fields });
/**
 * Reads the lists again that the rows are compared with, told as those lists are (`so_far`) and
 * stopped by `jobs.stop(job_id)`; then checks every row, keeping what was edited and left out.
 * @type {(bulk_id: string, job_id: string) => Promise<Bulk>}
 */
export const compare = (bulk_id, job_id) => invoke("bulk_compare", { bulk_id, job_id });
/** @type {(bulk_id: string, filter: BulkFilter, offset: number, limit: number) => Promise<BulkRows>} */
export const rows = (bulk_id, filter, offset, limit) =>
  invoke("bulk_rows", { bulk_id, filter, offset, limit });
/** @type {(bulk_id: string, row: number, values: Record<string, string>) => Promise<BulkRow>} */
export const edit = (bulk_id, row, values) => invoke("bulk_edit", { bulk_id, row, values });
/** @type {(bulk_id: string, row: number, skip: boolean) => Promise<BulkRow>} */
export const skip = (bulk_id, row, skip) => invoke("bulk_skip", { bulk_id, row, skip });
/** @type {(bulk_id: string) => Promise<Bulk>} */
export const send = (bulk_id) => invoke("bulk_send", { bulk_id });
/** @type {(bulk_id: string) => Promise<Bulk>} */
export const pause = (bulk_id) => invoke("bulk_pause", { bulk_id });
/** @type {(bulk_id: string) => Promise<Bulk>} */
export const resume = (bulk_id) => invoke("bulk_resume", { bulk_id });
/** @type {(bulk_id: string) => Promise<Bulk>} */
export const stop = (bulk_id) => invoke("bulk_stop", { bulk_id });
/** @type {(account_id: string, kind: BulkKind, ids: string[]) => Promise<Bulk>} */
export const remove = (account_id, kind, ids) => invoke("bulk_delete", { account_id, kind, ids });
/** @type {(bulk_id: string) => Promise<Bulk>} */
export const undo = (bulk_id) => invoke("bulk_undo", { bulk_id });
/** @type {() => Promise<Bulk[]>} */
export const list = () => invoke("bulk_list");
/** @type {(bulk_id: string) => Promise<null>} */
export const forget = (bulk_id) => invoke("bulk_forget", { bulk_id });
/** @type {(bulk_id: string, filter: BulkFilter, format: SheetFormat, words: SheetWords) => Promise<SheetSaved | null>} */
export const save = (bulk_id, filter, format, words) =>
  invoke("bulk_save", { bulk_id, filter, format, words });
/**
 * `phones_missing`: rows of v3 whose phones are not known here.
 * @type {(account_id: string, edition: UsersEdition, ids: string[] | null, format: SheetFormat, words: SheetWords) => Promise<SheetSaved | null>}
 */
export const saveUsers = (account_id, edition, ids, format, words) =>
  invoke("users_save", { account_id, edition, ids, format, words });
/**
 * Those of `ids`, else all that the search finds.
 * @type {(account_id: string, search: string, ids: string[] | null, format: SheetFormat, words: SheetWords) => Promise<SheetSaved | null>}
 */
export const saveContacts = (account_id, search, ids, format, words) =>
  invoke("contacts_save", { account_id, search, ids, format, words });
