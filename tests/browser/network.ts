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

/** What a call may meet before it gets its answer: our servers in trouble, a proxy, a hotspot, a cut before and after them. */
export const FAULTS = [
  "busy",
  "a proxy's 502",
  "a lost answer",
  "a hotspot's page",
  "no answer",
  "too often",
] as const satisfies readonly Fault[];
export type Fault =
  | Damage
  | "busy"
  | "a proxy's 502"
  | "a lost answer"
  | "a connection that died"
  | "too often"
  | "too often for an hour"
  | "a clock years ahead";
type Failing = { method: string; path: RegExp; faults: Fault[] };

export type Network = {
  /** For the browser's settings. */
  proxy: { server: string };
  /** From now on the API's answers are damaged so; null heals the network. */
  damage: (how: Damage | null) => void;
  /** How many answers were damaged since the last change. */
  damaged: () => number;
  /** The next calls of this kind meet these faults, one after another. */
  fail: (method: string, path: RegExp, faults: readonly Fault[]) => void;
  /** How many of the faults nobody has met yet. */
  faultsLeft: () => number;
  close: () => Promise<void>;
};

/** The network between a phone and the product: a proxy that spoils what the API answers, as hotspots and cellars do. */
export async function aNetwork(): Promise<Network> {
  let how: Damage | null = null;
  let count = 0;
  const failing: Failing[] = [];
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? "");
    const fault = failing
      .find(({ method, path }) => method === asked.method && path.test(url.pathname))
      ?.faults.shift();
    if (fault === "a lost answer") return pass(asked, answer, url, () => answer.destroy());
    if (fault === "a clock years ahead") return pass(asked, answer, url, (reply) => setYearsAhead(reply, answer));
    if (fault) {
      asked.resume();
      return spoil(answer, fault);
    }
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
    fail: (method, path, faults) => void failing.unshift({ method, path, faults: [...faults] }),
    faultsLeft: () => failing.reduce((left, { faults }) => left + faults.length, 0),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function spoil(answer: ServerResponse, how: Exclude<Fault, "a lost answer" | "a clock years ahead">): void {
  switch (how) {
    case "busy":
      return void refuse(answer, 503, "busy", "1");
    case "too often":
      return void refuse(answer, 429, "rate_limited", "5");
    case "too often for an hour":
      return void refuse(answer, 429, "rate_limited", "3600");
    case "a proxy's 502":
      return void answer.writeHead(502, { "content-type": "text/html" }).end("<h1>502 Bad Gateway</h1>");
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
    case "a connection that died":
      return; // Nothing comes, and nobody is told.
  }
}

function refuse(answer: ServerResponse, status: number, code: string, retryAfter: string): void {
  answer.writeHead(status, { "content-type": "application/problem+json", "retry-after": retryAfter });
  answer.end(JSON.stringify({ status, code }));
}

function pass(asked: IncomingMessage, answer: ServerResponse, url: URL, handle = passOn): void {
  const headers = { ...asked.headers, "accept-encoding": "identity" };
  const onward = request(url, { method: asked.method, headers }, (reply) => handle(reply, answer));
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}

function passOn(reply: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(reply.statusCode ?? 502, reply.headers);
  reply.pipe(answer);
}

async function setYearsAhead(reply: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { "content-length": _, ...headers } = reply.headers;
  const body = (await reply.toArray()).join("").replace(/"serverTime":"\d{4}/, '"serverTime":"2099');
  answer.writeHead(reply.statusCode ?? 502, headers).end(body);
}
