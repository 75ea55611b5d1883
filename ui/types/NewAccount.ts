export type NewAccount = { name: string, lang: string, currency: string, country: string, timezone: number, };
