import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** Never answers; the client must give up by itself. */
export function neverAnswer(): Promise<Response> {
  return new Promise(() => undefined);
}

/** Cuts the connection instead of answering, which the client sees as ECONNRESET. */
export function cutConnection(c: Context<{ Bindings: HttpBindings }>): Promise<Response> {
  c.env.incoming.socket.destroy();
  return neverAnswer();
}
