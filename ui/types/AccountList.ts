import type { Account } from "./Account";

export type AccountList = { accounts: Array<Account>, loaded_at: number | null, complete: boolean, };
