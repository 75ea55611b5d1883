import type { FieldRule } from "./FieldRule";

export type FieldProblem = { field: string, rule: FieldRule, limit: string | null, };
