/**
 * Hands a table over to the console in pieces, with progress, until it is done or called off.
 *
 * Used by views/import-flow.js and views/bulk-result-flow.js. It is never in memory as a whole,
 * however large it is.
 */
/** @import { Bulk } from "../../types/Bulk" */

/** A piece; bytes. The console takes no larger ones. */
export const PIECE = 1024 * 1024;

/** The largest file taken; bytes. */
export const LARGEST = 64 * 1024 * 1024;

/** Bytes turned into characters at once; a longer argument list overflows the stack. */
const STRIDE = 0x8000;

/** Endings of files that can be read. */
export const ENDINGS = [".csv", ".tsv", ".txt", ".xlsx"];

/**
 * Why a file is not even begun.
 * @typedef {"empty" | "large" | "old_excel" | "ending"} FileTrouble
 */

/**
 * @param {{ name: string, size: number }} file
 * @returns {FileTrouble | null}
 */
export function fileTrouble({ name, size }) {
  const low = name.toLowerCase();
  if (low.endsWith(".xls")) return "old_excel";
  if (!ENDINGS.some((ending) => low.endsWith(ending))) return "ending";
  if (size === 0) return "empty";
  return size > LARGEST ? "large" : null;
}

/** @param {Uint8Array} bytes */
export function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += STRIDE) {
    text += String.fromCharCode(...bytes.subarray(at, at + STRIDE));
  }
  return btoa(text);
}

/**
 * A file in pieces the console takes.
 * @param {Blob} blob
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
  }
}

/**
 * What takes a table in.
 * @typedef {object} Taker
 * @property {() => Promise<Bulk>} begin
 * @property {(bulk_id: string, bytes: string) => Promise<unknown>} append takes a piece, as base64
 * @property {(bulk_id: string) => Promise<Bulk>} read
 * @property {(bulk_id: string) => Promise<unknown>} forget
 */

/**
 * Begins an import, hands its table over and lets it be read. What is called off, whenever that
 * is, or fails is forgotten: a table that is not there as a whole is worth nothing.
 * @param {Taker} taker
 * @param {AsyncIterable<Uint8Array>} pieces
 * @param {object} more
 * @param {AbortSignal} more.signal
 * @param {(bulk_id: string, done: number) => void} [more.told] bytes handed over so far
 * @returns {Promise<Bulk | null>} null when it was called off
 */
export async function takeIn(taker, pieces, { signal, told = () => {} }) {
  if (signal.aborted) return null;
  const { bulk_id } = await taker.begin();
  const forget = () => void taker.forget(bulk_id).catch(() => {});
  // Called off while it began, it would not be told any more.
  if (signal.aborted) forget();
  signal.addEventListener("abort", forget, { once: true });
  try {
    told(bulk_id, 0);
    let done = 0;
    for await (const bytes of pieces) {
      if (signal.aborted) return null;
      await taker.append(bulk_id, base64(bytes));
      done += bytes.length;
      told(bulk_id, done);
    }
    if (signal.aborted) return null;
    const bulk = await taker.read(bulk_id);
    return signal.aborted ? null : bulk;
  } catch (thrown) {
    if (signal.aborted) return null;
    forget();
    throw thrown;
  } finally {
    signal.removeEventListener("abort", forget);
  }
}
