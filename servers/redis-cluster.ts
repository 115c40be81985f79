import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort, startOnPort } from "./free-port.ts";
import { startRedisProgram } from "./redis-program.ts";

export type StartedCluster = {
  url: string;
  nodes: ClusterNode[];
  stop(): Promise<void>;
};

export type ClusterNode = {
  port: number;
  busPort: number;
  pid(): number;
  stop(): Promise<void>;
  /** After it was stopped or killed: it has its slots again, and nothing in them. */
  startAgain(): Promise<void>;
};

const NODES = 3;
const SLOTS = 16_384;
const PATIENCE_MS = 30_000;

/** Starts a Redis Cluster of three of the machine's redis-server on 127.0.0.1, without replicas. It keeps nothing on disk. */
export async function startRedisCluster(): Promise<StartedCluster> {
  const nodes = await Promise.all(Array.from({ length: NODES }, startNode));
  await becomeCluster(nodes);
  return {
    url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(",")}`,
    nodes,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function startNode(): Promise<ClusterNode> {
  return startOnPort(undefined, async (port) => {
    const busPort = await freePort();
    const start = () =>
      startRedisProgram({
        name: "Redis Cluster",
        port,
        folder: join("redis-cluster", String(port)),
        settings: {
          "cluster-enabled": "yes",
          // Else it is the port and ten thousand, which may be more than there are.
          "cluster-port": busPort,
          "cluster-node-timeout": 5000,
        },
      });
    let server = await start();
    return {
      port,
      busPort,
      pid: () => server.pid,
      stop: () => server.stop(),
      async startAgain() {
        server = await start();
      },
    };
  });
}

/** Shares the slots out evenly, and waits until all nodes know of all. */
async function becomeCluster(nodes: readonly ClusterNode[]): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis(port, "127.0.0.1"));
  try {
    const share = Math.ceil(SLOTS / nodes.length);
    for (const [index, client] of clients.entries()) {
      const [first, last] = [index * share, Math.min(SLOTS, (index + 1) * share) - 1];
      await client.call("CLUSTER", "ADDSLOTSRANGE", first, last);
      await client.call("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
    }
    for (const { port, busPort } of nodes.slice(1)) {
      await clients[0]?.call("CLUSTER", "MEET", "127.0.0.1", port, busPort);
    }
    const givesUpAt = Date.now() + PATIENCE_MS;
    while (!(await Promise.all(clients.map(isWhole))).every(Boolean)) {
      if (Date.now() > givesUpAt) throw new Error(`The Redis Cluster was not whole after ${PATIENCE_MS / 1000} s.`);
      await pause(50);
    }
  } finally {
    for (const client of clients) client.disconnect();
  }
}

async function isWhole(client: Redis): Promise<boolean> {
  const facts = String(await client.call("CLUSTER", "INFO"));
  return facts.includes("cluster_state:ok") && facts.includes(`cluster_known_nodes:${NODES}`);
}
