import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";

export type HttpRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  headers: Record<string, string>;
  body?: string;
  giveUpAfterMs: number;
};

export type HttpAnswer =
  | { why: null; status: number; text: string; retryAfter: string | undefined; cookies: string[] }
  /** What the socket said when nobody answered. */
  | { why: string };

const KEPT_ALIVE_MS = 60_000;
/** A phone has a connection of its own; here they share as many as a machine can open. */
const CONNECTIONS_MAX = 6000;
/** For how long a server that refused a connection is left alone, as a load balancer does. */
const DOWN_MS = 1000;
/** Nothing was sent: another server may be asked. */
const NOT_SENT = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * Sends requests over kept-alive connections to one server, or by turns to several of the same product, as a load balancer before them
 * would: who refuses a connection is passed over. It follows no redirects and keeps no cookies.
 */
export class HttpClient {
  readonly #targets: { url: URL; downUntil: number }[];
  readonly #agent: Agent;
  #turn = 0;

  constructor(urls: readonly string[]) {
    this.#targets = urls.map((url) => ({ url: new URL(url), downUntil: 0 }));
    const options = {
      keepAlive: true,
      maxSockets: CONNECTIONS_MAX,
      maxFreeSockets: CONNECTIONS_MAX,
      timeout: KEPT_ALIVE_MS,
    };
    this.#agent = urls[0]?.startsWith("https:") ? new SecureAgent(options) : new Agent(options);
  }

  async send(wanted: HttpRequest): Promise<HttpAnswer> {
    let answer: HttpAnswer = { why: "no server" };
    for (let tries = 0; tries < this.#targets.length; tries += 1) {
      const target = this.#next();
      answer = await this.#sendTo(target.url, wanted);
      if (answer.why === null) return answer;
      if (!NOT_SENT.has(answer.why)) {
        // A balancer sends what changes nothing once more.
        if (wanted.method !== "GET" || answer.why === "timeout") return answer;
        continue;
      }
      target.downUntil = Date.now() + DOWN_MS;
    }
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }

  #next() {
    const now = Date.now();
    for (let passed = 0; passed < this.#targets.length; passed += 1) {
      const target = this.#targets[this.#turn++ % this.#targets.length];
      if (target && target.downUntil <= now) return target;
    }
    return this.#targets[this.#turn++ % this.#targets.length] as { url: URL; downUntil: number };
  }

  #sendTo(url: URL, { method, path, headers, body, giveUpAfterMs }: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve) => {
      const options = {
        agent: this.#agent,
        host: url.hostname,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        method,
        path,
        headers: body === undefined ? headers : { ...headers, "content-length": Buffer.byteLength(body) },
      };
      const sent: ClientRequest = url.protocol === "https:" ? secureRequest(options) : request(options);
      let isOver = false;
      const end = (answer: HttpAnswer) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(patience);
        resolve(answer);
      };
      const patience = setTimeout(() => {
        end({ why: "timeout" });
        sent.destroy();
      }, giveUpAfterMs);
      sent.once("response", (response) => read(response, end));
      sent.on("error", (error: NodeJS.ErrnoException) => end({ why: error.code ?? error.message }));
      sent.end(body);
    });
  }
}

/** A page is read to its end, as a browser does, and not kept: only JSON is looked at. */
function read(response: IncomingMessage, end: (answer: HttpAnswer) => void): void {
  const { statusCode: status = 0, headers } = response;
  const parts: Buffer[] = [];
  if (headers["content-type"]?.includes("json")) response.on("data", (part: Buffer) => parts.push(part));
  else response.resume();
  response.once("end", () => {
    const [first, ...others] = parts;
    const text = (others.length === 0 ? first : Buffer.concat(parts))?.toString() ?? "";
    end({ why: null, status, text, retryAfter: headers["retry-after"], cookies: headers["set-cookie"] ?? [] });
  });
  response.once("error", (error: NodeJS.ErrnoException) => end({ why: error.code ?? "broken off" }));
  response.once("aborted", () => end({ why: "broken off" }));
}
