import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { startRedis } from "../../../servers/redis.ts";

/** healthy; cut: each reply ends its connection unread; silent: no reply arrives any more, and nothing says so. */
type Trouble = "healthy" | "cut" | "silent";

export type TroubledLine = {
  port: number;
  /** Of a Redis at its other end. */
  url: string;
  be(trouble: Trouble): void;
  delayReplies(milliseconds: number): void;
  /** From now on the line leads to another server; those who are connected must dial again. */
  leadTo(port: number): void;
  /** As if nobody listened. */
  refuse(): void;
  stop(): Promise<void>;
};

/** A line of TCP to a server on this machine, on which things go wrong as they do between two machines. */
export async function aTroubledLine(serverPort: number): Promise<TroubledLine> {
  let target: number | null = serverPort;
  let trouble: Trouble = "healthy";
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
      if (trouble === "cut") return void near.destroy();
      isSilent ||= trouble === "silent";
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
      trouble = next;
    },
    delayReplies(milliseconds) {
      delayMs = milliseconds;
    },
    leadTo(port) {
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

/** A Redis with a line to it; both end with the test. */
export async function aRedisOnALine() {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const line = await aTroubledLine(redis.port);
  onTestFinished(line.stop);
  return { redis, line };
}
