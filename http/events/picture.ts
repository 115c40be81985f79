import { createRoute, z } from "@hono/zod-openapi";
import { readPicture } from "#booking/events/read-picture.ts";
import { type Api, newApi } from "../api.ts";
import { notFound, problemReply } from "../problem.ts";

/** Pictures by the hash of their bytes: the answer to an address never changes. */
export function pictureApi(): Api {
  const api = newApi();
  const picture = createRoute({
    method: "get",
    path: "/pictures/{hash}",
    summary: "A picture",
    request: { params: z.object({ hash: z.string().max(64) }) },
    responses: { 200: { description: "image/webp" }, 404: { description: "not_found" } },
  });
  api.openapi(picture, async (c) => {
    const found = await readPicture(c.var.startline.office.db, c.req.valid("param").hash);
    if (!found) return problemReply(c, notFound);
    c.header("Content-Type", found.contentType);
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(new Uint8Array(found.bytes));
  });
  return api;
}
