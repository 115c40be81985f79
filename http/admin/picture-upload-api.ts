import { createRoute } from "@hono/zod-openapi";
import { type StorePictureAnswer, storePicture } from "#booking/events/store-picture.ts";
import { type Api, newApi } from "../api.ts";
import { bodyTooLarge, type Problem, problemReply } from "../problem.ts";
import { json, problems } from "../responses.ts";
import { StoredPictureBody } from "./event-form-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

type Refusal = Extract<StorePictureAnswer, { kept: false }>["because"];

const refusals = {
  picture_too_large: { status: 413, title: "The picture is larger than 15 MB." },
  not_a_picture: { status: 422, title: "This is not a PNG, JPEG or WebP picture." },
} as const satisfies Record<Refusal, { status: number; title: string }>;

const notAnImage: Problem = { status: 415, code: "unsupported_media_type", title: "Send a picture." };

/** The picture is the body itself: `image/*` is no more a type that a foreign form can send than JSON is. */
export function pictureUploadApi(): Api {
  const api = newApi();
  const upload = createRoute({
    method: "post",
    path: "/admin/pictures",
    operationId: "uploadPicture",
    security: organizerCookie,
    summary: "Store a picture of at most 15 MB; name its hash in the event",
    middleware: [organizerOnly] as const,
    responses: {
      201: json(StoredPictureBody, "Its hash and address"),
      ...problems(ofOrganizer, bodyTooLarge, notAnImage, refusals),
    },
  });
  api.openapi(upload, async (c) => {
    if (!/^image\//i.test(c.req.header("content-type") ?? "")) return problemReply(c, notAnImage);
    const answer = await storePicture(c.var.startline, Buffer.from(await c.req.arrayBuffer()));
    if (!answer.kept) return problemReply(c, { code: answer.because, ...refusals[answer.because] });
    return c.json({ hash: answer.hash, url: `/api/pictures/${answer.hash}` }, 201);
  });
  return api;
}
