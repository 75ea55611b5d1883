import type { AccountChannel } from "./AccountChannel";
import type { AccountSubscription } from "./AccountSubscription";
import type { AccountHealth } from "./AccountHealth";

export type Account = { account_id: string, name: string | null, label: string, note: string, tags: Array<string>, registered_at: string | null, assigned_at: string | null, registered_ms: number | null, last_payment: string | null, subscriptions: Array<AccountSubscription>, channels: Array<AccountChannel>, health: AccountHealth | null, timezone: number | null, currency: string | null, lang: string | null, loaded_at: number, };
