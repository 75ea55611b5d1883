import type { Candidate } from "./Candidate";
import type { NewAccount } from "./NewAccount";
import type { UiError } from "./UiError";

export type Creation = { creation_id: string, kind: "account" | "channel", state: "sending" | "created" | "unknown" | "not_seen" | "refused" | "dismissed", at: number, name: string | null, form: NewAccount | null, account_id: string | null, channel_id: string | null, transport: string | null, candidates: Array<Candidate>, looks_done: number, next_look_at: number | null, error: UiError | null, };
