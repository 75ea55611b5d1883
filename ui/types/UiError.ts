import type { ErrorCode } from "./ErrorCode";
import type { FieldProblem } from "./FieldProblem";

export type UiError = { code: ErrorCode, text: string, fields: Array<FieldProblem>, retry_after_ms: number | null, request_id: string | null, };
