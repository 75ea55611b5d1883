/**
 * Hands a file over to the console in pieces, with progress, until it is done or called off.
 *
 * Used by views/import-view.js. The file is never in memory as a whole, however large it is.
 */

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
 * @param {Blob} blob
 * @param {(bytes: string) => Promise<unknown>} append takes a piece, as base64
 * @param {(done: number) => void} told bytes handed over so far
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when it was called off
 */
export async function handOver(blob, append, told, signal) {
  for (let at = 0; at < blob.size; at += PIECE) {
    const piece = await blob.slice(at, at + PIECE).arrayBuffer();
    if (signal.aborted) return false;
    await append(base64(new Uint8Array(piece)));
    if (signal.aborted) return false;
    told(Math.min(at + PIECE, blob.size));
  }
  return !signal.aborted;
}
