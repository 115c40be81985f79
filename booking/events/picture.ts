export type PictureType = "image/webp" | "image/jpeg" | "image/png";

/** What Facebook recommends for a link's picture, and WhatsApp shows whole; WhatsApp takes 300 kB at most. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
export const CARD_BYTES_MAX = 300_000;

/** What phones take; the stored picture is a fraction of it. */
export const PICTURE_BYTES_MAX = 15 * 1024 * 1024;

/** What the first bytes say; what an upload calls itself is never believed. Null if it is none of the three. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12));
  if (start.length < 12) return null;
  if (start.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return "image/jpeg";
  if (start.toString("latin1", 0, 4) === "RIFF" && start.toString("latin1", 8, 12) === "WEBP") return "image/webp";
  return null;
}
