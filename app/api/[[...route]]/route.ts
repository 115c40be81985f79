import { attachDatabasePool } from "@vercel/functions";
import { handle } from "hono/vercel";
import { after } from "next/server";
import { buildApi } from "#api/app.ts";
import { startline } from "#wiring";

// The door of Vercel, and of `next start`: the same API behind Next's catch-all route.

let answer: ((request: Request) => Response | Promise<Response>) | undefined;

/** Opened at the first request, so that a build needs no configuration. */
function door(request: Request): Response | Promise<Response> {
  if (!answer) {
    const opened = startline();
    attachDatabasePool(opened.pool);
    answer = handle(buildApi(opened, after));
  }
  return answer(request);
}

export { door as DELETE, door as GET, door as PATCH, door as POST, door as PUT };
