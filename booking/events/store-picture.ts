import sharp from "sharp";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import { PICTURE_BYTES_MAX, pictureTypeOf } from "./picture.ts";
import { insertPicture } from "./pictures.sql.ts";

const SIDE_PIXELS_MAX = 1600;
/** A small file can unfold into an enormous picture. */
const PIXELS_MAX = 120_000_000;

export type StorePictureAnswer =
  | { kept: true; hash: string }
  | { kept: false; because: "picture_too_large" | "not_a_picture" };

/**
 * Stores a PNG, JPEG or WebP of at most PICTURE_BYTES_MAX as WebP of at most 1600 pixels a side, under the hash of what
 * is stored. Rewriting it also takes out what cameras add, such as the place where it was taken.
 */
export async function storePicture(deps: { db: Database; clock: Clock }, given: Buffer): Promise<StorePictureAnswer> {
  if (given.length > PICTURE_BYTES_MAX) return { kept: false, because: "picture_too_large" };
  if (pictureTypeOf(given) === null) return { kept: false, because: "not_a_picture" };

  const bytes = await resize(given);
  if (bytes === null) return { kept: false, because: "not_a_picture" };
  const hash = sha256(bytes).toString("hex");
  await insertPicture(deps.db, { hash, contentType: "image/webp", bytes }, deps.clock.now());
  return { kept: true, hash };
}

async function resize(given: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(given, { limitInputPixels: PIXELS_MAX })
      .autoOrient()
      .resize({ width: SIDE_PIXELS_MAX, height: SIDE_PIXELS_MAX, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  } catch {
    return null; // Its first bytes promised a picture, the rest does not keep the promise.
  }
}
