export type Profile = { profile_id: string, server: string, email: string, kind: "partner" | "demo", secret: "keychain" | "this_run" | "missing", label: string | null, };
