import { createRoute, z } from "@hono/zod-openapi";
import { readPicture } from "#booking/events/read-picture.ts";
import { readPictureCard } from "#booking/events/read-picture-card.ts";
import type { Database } from "#platform/database.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { type Api, newApi } from "../api.ts";
import { notFound, problemReply } from "../problem.ts";
import { file, ofParameters, problems } from "../responses.ts";

const FOR_EVER = "public, max-age=31536000, immutable";
const CARDS_KEPT = 20;

/** Pictures by the hash of their bytes: the answer to an address never changes. */
export function pictureApi(db: Database): Api {
  const api = newApi();
  const params = z.object({ hash: z.string().max(64) });
  const picture = createRoute({
    method: "get",
    path: "/pictures/{hash}",
    operationId: "readPicture",
    summary: "Read a picture",
    request: { params },
    responses: { 200: file("image/webp", "The picture"), ...problems(ofParameters, notFound) },
  });
  api.openapi(picture, async (c) => {
    const found = await readPicture(c.var.startline.office.db, c.req.valid("param").hash);
    if (!found) return problemReply(c, notFound);
    c.header("Content-Type", found.contentType);
    c.header("Cache-Control", FOR_EVER);
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(new Uint8Array(found.bytes));
  });

  // Everybody who is sent a link has its card fetched, and one takes a processor for a tenth of a second.
  const cardOf = loadingCache(3_600_000, CARDS_KEPT, (hash) => readPictureCard(db, hash));
  const card = createRoute({
    method: "get",
    path: "/pictures/{hash}/card",
    operationId: "readPictureCard",
    summary: "Read the picture as a link preview: 1200 by 630, under 300 kB",
    request: { params },
    responses: { 200: file("image/jpeg", "The picture"), ...problems(ofParameters, notFound) },
  });
  api.openapi(card, async (c) => {
    const found = await cardOf(c.req.valid("param").hash);
    if (!found) return problemReply(c, notFound);
    c.header("Content-Type", "image/jpeg");
    c.header("Cache-Control", FOR_EVER);
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(new Uint8Array(found));
  });
  return api;
}
