export type NamesImported = { taken: number, unknown: Array<string>, unreadable: Array<{ line: number, text: string, }>, };
