import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a network can make of an answer. */
export const DAMAGES = [
  "a hotspot's page",
  "a firewall's page",
  "a body cut after its headers",
  "a body of another shape",
  "an empty body",
  "no answer",
] as const;
export type Damage = (typeof DAMAGES)[number];

export type Network = {
  /** For the browser's settings. */
  proxy: { server: string };
  /** From now on the API's answers are damaged so; null heals the network. */
  damage: (how: Damage | null) => void;
  /** How many answers were damaged since the last change. */
  damaged: () => number;
  close: () => Promise<void>;
};

/** The network between a phone and the product: a proxy that spoils what the API answers, as hotspots and cellars do. */
export async function aNetwork(): Promise<Network> {
  let how: Damage | null = null;
  let count = 0;
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? "");
    if (how !== null && url.pathname.startsWith("/api/")) {
      count += 1;
      asked.resume();
      return spoil(answer, how);
    }
    pass(asked, answer, url);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    damage: (next) => {
      how = next;
      count = 0;
    },
    damaged: () => count,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function spoil(answer: ServerResponse, how: Damage): void {
  switch (how) {
    case "a hotspot's page":
      return void answer.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in to the network</h1>");
    case "a firewall's page":
      return void answer.writeHead(403, { "content-type": "text/html" }).end("<h1>Blocked</h1>");
    case "a body cut after its headers":
      answer.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      return void answer.write('{"phase":"op', () => answer.destroy());
    case "a body of another shape":
      return void answer.writeHead(200, { "content-type": "application/json" }).end('{"result":"ok"}');
    case "an empty body":
      return void answer.writeHead(200, { "content-type": "application/json" }).end();
    case "no answer":
      return void answer.destroy();
  }
}

function pass(asked: IncomingMessage, answer: ServerResponse, url: URL): void {
  const onward = request(url, { method: asked.method, headers: asked.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}
