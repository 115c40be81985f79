import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { startRedis } from "../../../servers/redis.ts";

/** healthy; cut: each reply ends its connection unread; silent: no reply arrives any more, and nothing says so. */
type Fault = "healthy" | "cut" | "silent";

export type FaultyProxy = {
  port: number;
  /** Of a Redis at its other end. */
  url: string;
  be(fault: Fault): void;
  delayReplies(milliseconds: number): void;
  /** From now on the proxy leads to another server; those who are connected must dial again. */
  forwardTo(port: number): void;
  /** As if nobody listened. */
  refuse(): void;
  stop(): Promise<void>;
};

/** A proxy of TCP to a server on this machine, on which things go wrong as they do between two machines. */
export async function aFaultyProxy(serverPort: number): Promise<FaultyProxy> {
  let target: number | null = serverPort;
  let fault: Fault = "healthy";
  let delayMs = 0;
  const ends = new Set<Socket>();
  const hangUp = () => {
    for (const end of ends) end.destroy();
  };

  const server = createServer((near) => {
    if (target === null) return void near.destroy();
    const far = dial(target, "127.0.0.1");
    // What was lost of a stream is lost: the same connection never becomes good again.
    let isSilent = false;
    let deliveredAt = 0;
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.on("data", (sent) => far.write(sent));
    far.on("data", (reply) => {
      if (fault === "cut") return void near.destroy();
      isSilent ||= fault === "silent";
      if (isSilent) return;
      deliveredAt = Math.max(deliveredAt, performance.now() + delayMs);
      setTimeout(() => near.write(reply), Math.max(0, deliveredAt - performance.now()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    be(next) {
      fault = next;
    },
    delayReplies(milliseconds) {
      delayMs = milliseconds;
    },
    forwardTo(port) {
      target = port;
      hangUp();
    },
    refuse() {
      target = null;
      hangUp();
    },
    async stop() {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A Redis with a proxy to it; both end with the test. */
export async function aRedisBehindAProxy() {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const proxy = await aFaultyProxy(redis.port);
  onTestFinished(proxy.stop);
  return { redis, proxy };
}
