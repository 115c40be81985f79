import { createServer, type Server } from "node:http";
import { isSameSecret } from "./keys.ts";
import { listenOrExit } from "./listen-or-exit.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

type Place = { host: string; port: number; token: string; log: Log };

/** `GET /metrics` of the worker, which serves nothing else, for whoever has the token. */
export async function serveMetrics(metrics: Metrics, { token, ...place }: Place): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    if (!isSameSecret(request.headers.authorization ?? "", `Bearer ${token}`))
      return void response.writeHead(401).end();
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4", "cache-control": "no-store" });
    response.end(await metrics.text());
  });
  await listenOrExit(server, { ...place, setting: "WORKER_METRICS_PORT" });
  return server;
}
