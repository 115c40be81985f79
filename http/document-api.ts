import { createRoute, z } from "@hono/zod-openapi";
import { type Api, newApi } from "./api.ts";
import { json, problems } from "./responses.ts";

const described = {
  openapi: "3.1.0",
  info: {
    title: "Startline",
    version: "1",
    description:
      "Places of one sports event, sold in its first minutes. Amounts are paise, times ISO 8601 in UTC. Refusals are " +
      "RFC 9457 problems: `code` is stable, `title` is for people. Where waiting helps there is `Retry-After`. Members may be " +
      "added to any body.",
  },
};

/** The API's description of itself, of all that `whole` has. */
export function documentApi(whole: () => Api): Api {
  const api = newApi();
  const security = api.openAPIRegistry;
  security.registerComponent("securitySchemes", "Bearer", {
    type: "http",
    scheme: "bearer",
    description: "A booking's access token; for exports an API token; for jobs and metrics the operator's secrets",
  });
  security.registerComponent("securitySchemes", "BookingCookie", {
    type: "apiKey",
    in: "cookie",
    name: "booking_{id}",
    description: "Set by a claim and by the exchange of a private link. Writes need our own Origin",
  });
  security.registerComponent("securitySchemes", "OrganizerCookie", {
    type: "apiKey",
    in: "cookie",
    name: "startline.session_token",
    description: "Set by the sign-in. Writes need our own Origin",
  });

  const openapi = createRoute({
    method: "get",
    path: "/openapi.json",
    operationId: "readOpenApi",
    summary: "Read this document",
    responses: { 200: json(z.looseObject({ openapi: z.string() }), "OpenAPI 3.1"), ...problems() },
  });
  // Written once, at the first question: it takes as long as a dozen claims, and anybody may ask.
  let document: string | undefined;
  api.openapi(openapi, (c) => {
    document ??= JSON.stringify(whole().getOpenAPI31Document(described));
    return c.body(document, 200, { "content-type": "application/json" }) as never;
  });
  return api;
}
