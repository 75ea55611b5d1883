import type { Channel } from "./Channel";
import type { Stage } from "./Stage";
import type { UiError } from "./UiError";

export type Connection = { connection_id: string, account_id: string, account_label: string, transport: string, channel_id: string | null, reconnect: boolean, stage: Stage, stage_since: number, started_at: number, expected_phone: string | null, events: { mode: "listening" | "off", why: "no_public_address" | "subscribe_failed" | null, last_heard: number | null, refused: number, }, code: { png: string, shown_at: number, live: boolean, width: number, } | null, pairing: { code: string, phone: string | null, asked_at: number, } | null, channel: Channel | null, creation_id: string | null, trouble: UiError | null, phone_seen: string | null, ways: { code: boolean, pairing: boolean, link: boolean, }, background: boolean, };
