export type AccountSubscription = { subscription_id: string | null, tariff: string | null, expired_at: string | null, expired_ms: number | null, has_auto_renewal: boolean | null, };
