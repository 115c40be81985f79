import { createServer, type Server } from "node:http";
import { isSameSecret } from "./keys.ts";
import type { Metrics } from "./metrics.ts";

type Place = { host: string; port: number; token: string };

/** `GET /metrics` of a process that has no door of its own, for whoever has the token. */
export function serveMetrics(metrics: Metrics, { host, port, token }: Place): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    if (!isSameSecret(request.headers.authorization ?? "", `Bearer ${token}`))
      return void response.writeHead(401).end();
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4", "cache-control": "no-store" });
    response.end(await metrics.text());
  });
  return new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => listening(server));
  });
}
