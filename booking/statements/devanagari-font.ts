import { readFileSync } from "node:fs";
import { join } from "node:path";

// Named by its place, as Next's list of what its API needs has it (next.config.ts).
export const DEVANAGARI_FONT =
  "node_modules/@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff";

let read: Buffer | undefined;

/** Noto Sans Devanagari, whose tables say how letters join. A PDF holds the glyphs that it uses. */
export function devanagariFont(): Buffer {
  read ??= readFileSync(join(process.cwd(), DEVANAGARI_FONT));
  return read;
}
