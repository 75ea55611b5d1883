export type Candidate = { id: string, label: string, registered_ms: number | null, };
