import http from "node:http";
import https from "node:https";
import type { WebhookRequest } from "./delivery.ts";

export type PostAnswer = { status: number } | { error: "timeout" | string };

/** One HTTP client with keep-alive for all deliveries. */
export class Poster {
  readonly #plain: http.Agent;
  readonly #secure: https.Agent;

  constructor(sockets: number) {
    this.#plain = new http.Agent({ keepAlive: true, maxSockets: sockets });
    this.#secure = new https.Agent({ keepAlive: true, maxSockets: sockets });
  }

  /** Never rejects. Follows no redirect, reads no body. `timeoutMs` are real milliseconds until the status arrives. */
  post(url: string, { headers, body }: WebhookRequest, timeoutMs: number): Promise<PostAnswer> {
    const isSecure = url.startsWith("https:");
    const [client, agent] = isSecure ? [https, this.#secure] : [http, this.#plain];
    return new Promise((resolve) => {
      const request = client.request(url, { method: "POST", headers, agent }, (response) => {
        clearTimeout(patience);
        response.resume();
        response.on("error", () => {}); // The status is all that counts.
        resolve({ status: response.statusCode ?? 0 });
      });
      const patience = setTimeout(() => {
        resolve({ error: "timeout" });
        request.destroy();
      }, timeoutMs);
      request.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(patience);
        resolve({ error: error.code ?? error.message });
      });
      request.end(body);
    });
  }

  stop(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}
