import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRoute, z } from "@hono/zod-openapi";
import { isLoopback } from "#platform/loopback.ts";
import { type Api, newApi } from "./api.ts";
import { notFound, problemReply } from "./problem.ts";
import { file, ofParameters, problems } from "./responses.ts";

const VIEWER = "node_modules/swagger-ui-dist";
const TYPES: Record<string, string> = {
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "swagger-ui.css": "text/css; charset=utf-8",
  "start.js": "text/javascript; charset=utf-8",
};

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Startline API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`;
const START = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });\n`;
/** Everything comes from here: nothing is fetched from, or told to, anybody else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The API's description to read and to try, on this machine only: elsewhere a page that runs another's script beside the
 * organizers' cookies is worth less than it risks (docs/decisions/033-viewer-of-the-api-on-this-machine-only.md).
 */
export function docsApi(): Api {
  const api = newApi();

  const page = createRoute({
    method: "get",
    path: "/docs",
    operationId: "readDocs",
    summary: "Browse this document; only where PUBLIC_URL is this machine",
    responses: { 200: file("text/html", "The page"), ...problems(notFound) },
  });
  api.openapi(page, (c) => {
    if (!isLoopback(c.var.startline.config.PUBLIC_URL)) return problemReply(c, notFound);
    c.header("Content-Security-Policy", POLICY);
    return c.html(PAGE);
  });

  const part = createRoute({
    method: "get",
    path: "/docs/{name}",
    operationId: "readDocsPart",
    summary: "Read a script or a style sheet of that page",
    request: { params: z.object({ name: z.string().max(40) }) },
    responses: {
      200: {
        description: "The file",
        content: { ...file("text/javascript", "").content, ...file("text/css", "").content },
      },
      ...problems(ofParameters, notFound),
    },
  });
  api.openapi(part, async (c) => {
    const { name } = c.req.valid("param");
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (!type || !isLoopback(c.var.startline.config.PUBLIC_URL)) return problemReply(c, notFound);
    c.header("Content-Type", type);
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(name === "start.js" ? START : await readFile(join(process.cwd(), VIEWER, name)));
  });

  return api;
}
