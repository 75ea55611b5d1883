// A client account as the console gives it, for the tests of pure modules.

/** 21 November 2026, noon UTC. */
export const NOW = Date.UTC(2026, 10, 21, 12);
export const DAY = 24 * 60 * 60 * 1000;

/** @param {object} [part] */
export function channel(part = {}) {
  return {
    channel_id: "c-1",
    transport: "whatsapp",
    status: "active",
    reason: null,
    name: null,
    phone: null,
    username: null,
    tariff: null,
    tier: null,
    since: null,
    since_known: false,
    ...part,
  };
}

/** @param {object} [part] */
export function account(part = {}) {
  return {
    account_id: "24017788",
    name: null,
    label: part.name ?? "",
    note: "",
    tags: [],
    registered_at: null,
    assigned_at: null,
    registered_ms: null,
    last_payment: null,
    subscriptions: [],
    channels: [],
    health: null,
    timezone: null,
    currency: null,
    lang: null,
    granted: null,
    unknown_since: null,
    unknown_why: null,
    loaded_at: NOW,
    ...part,
  };
}

/** Health of the given channels, looked at one minute ago. */
export function health(...channels) {
  return { checked_at: NOW - 60_000, channels };
}

/** @param {number} days from NOW to its end @param {object} [part] */
export function subscription(days, part = {}) {
  return {
    subscription_id: "s-1",
    tariff: "pro",
    expired_at: null,
    expired_ms: NOW + days * DAY,
    has_auto_renewal: false,
    ...part,
  };
}
