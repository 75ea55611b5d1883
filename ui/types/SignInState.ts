import type { Profile } from "./Profile";

export type SignInState = { profiles: Array<Profile>, current: Profile | null, demo: boolean, keychain: "ready" | "absent" | "locked" | "waiting" | "unknown", last_server: string | null, };
