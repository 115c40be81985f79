import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export type Counter = { port: number; readonly count: number };

/** Passes every request on to `targetPort` and counts it: what a cache in front lets through. */
export async function countRequests(targetPort: number): Promise<Counter> {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const { method, url: path, headers } = incoming;
    const onward = request({ port: targetPort, host: "127.0.0.1", method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    get count() {
      return count;
    },
  };
}
