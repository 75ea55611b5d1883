import type { Channel } from "./Channel";

export type AccountHealth = { checked_at: number, channels: Array<Channel>, };
