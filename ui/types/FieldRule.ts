export type FieldRule = "required" | "too_short" | "too_long" | "not_email" | "not_origin" | "not_https" | "out_of_range" | "not_allowed" | "not_digits" | "unknown";
