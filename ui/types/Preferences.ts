export type Preferences = { theme: "system" | "light" | "dark", language: string | null, last_account: string | null, accounts_sort: string | null, };
