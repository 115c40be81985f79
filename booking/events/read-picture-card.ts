import sharp from "sharp";
import type { Database } from "#platform/database.ts";
import { CARD_BYTES_MAX, CARD_HEIGHT, CARD_WIDTH } from "./picture.ts";
import { readPicture } from "./read-picture.ts";

/** From good to small; the last is small enough for any picture. */
const QUALITIES = [80, 65, 45, 25];

/**
 * The picture of that hash as others show it beside a link: JPEG, because not all of them know WebP, cut to the shape that
 * they show whole, and small enough for WhatsApp. Null if there is no such picture.
 */
export async function readPictureCard(db: Database, hash: string): Promise<Buffer | null> {
  const picture = await readPicture(db, hash);
  if (!picture) return null;
  const cut = await sharp(picture.bytes)
    .resize({ width: CARD_WIDTH, height: CARD_HEIGHT, fit: "cover" })
    .flatten({ background: "#ffffff" })
    .toBuffer();
  let card = cut;
  for (const quality of QUALITIES) {
    card = await sharp(cut).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (card.length <= CARD_BYTES_MAX) break;
  }
  return card;
}
