import { Redis } from "ioredis";
import { expect, onTestFinished } from "vitest";
import { randomText } from "#platform/ids.ts";
import { type StartedRedis, startRedis } from "../../../servers/redis.ts";
import { type ClusterNode, type StartedCluster, startRedisCluster } from "../../../servers/redis-cluster.ts";
import { aFaultyProxy } from "./faulty-proxy.ts";

/** One way in which a Redis loses what it knew. */
export type Loss = {
  /** Where the product finds its Redis, before and after. */
  url: string;
  /** What is known by now will come back, where anything does. */
  keep(): Promise<unknown>;
  goAway(): Promise<unknown>;
  comeBack(): Promise<unknown>;
};

export type WayToLose = { name: string; remembersFirst: boolean; isAwayMeanwhile: boolean; begin(): Promise<Loss> };

async function started(options: Parameters<typeof startRedis>[0] = {}): Promise<StartedRedis> {
  const server = await startRedis(options);
  onTestFinished(server.stop);
  return server;
}

async function tell(port: number, ...command: [string, ...string[]]): Promise<unknown> {
  const client = new Redis(port, "127.0.0.1");
  const [name, ...args] = command;
  return client.call(name, ...args).finally(() => client.disconnect());
}

/** All keys of an event are on one node, and there is one event. */
async function nodeInUse({ nodes }: StartedCluster): Promise<ClusterNode> {
  for (const node of nodes) {
    if ((await tell(node.port, "DBSIZE")) !== 0) return node;
  }
  throw new Error("no node has keys");
}

const PATIENCE = { timeout: 10_000 };

const kill = ({ pid }: Pick<StartedRedis, "pid">) => process.kill(pid, "SIGKILL");

export const KILLED: WayToLose = {
  name: "killed and started again, empty",
  remembersFirst: false,
  isAwayMeanwhile: true,
  async begin() {
    const server = await started();
    return {
      url: server.url,
      keep: async () => {},
      goAway: async () => kill(server),
      comeBack: () => started({ port: server.port }),
    };
  },
};

export const FLUSHED: WayToLose = {
  name: "flushed",
  remembersFirst: false,
  isAwayMeanwhile: false,
  async begin() {
    const server = await started();
    return {
      url: server.url,
      keep: async () => {},
      goAway: () => tell(server.port, "FLUSHALL"),
      comeBack: async () => {},
    };
  },
};

export const RESTORED: WayToLose = {
  name: "restored from an older copy",
  remembersFirst: true,
  isAwayMeanwhile: true,
  async begin() {
    const keepsIn = randomText(8);
    const server = await started({ keepsIn });
    return {
      url: server.url,
      keep: () => tell(server.port, "SAVE"),
      goAway: async () => kill(server),
      comeBack: () => started({ keepsIn, port: server.port }),
    };
  },
};

export const REPLACED: WayToLose = {
  name: "replaced by a replica that had missed the last joins",
  remembersFirst: true,
  isAwayMeanwhile: true,
  async begin() {
    const master = await started();
    const link = await aFaultyProxy(master.port);
    const proxy = await aFaultyProxy(master.port);
    onTestFinished(link.stop);
    onTestFinished(proxy.stop);
    const replica = await started({ replicaOf: link.port });
    await expect.poll(() => tell(replica.port, "INFO", "replication"), PATIENCE).toContain("master_link_status:up");
    return {
      url: proxy.url,
      async keep() {
        await tell(master.port, "SET", "kept", "yes");
        await expect.poll(() => tell(replica.port, "GET", "kept"), PATIENCE).toBe("yes");
        link.refuse();
      },
      async goAway() {
        kill(master);
        proxy.refuse();
      },
      async comeBack() {
        await tell(replica.port, "REPLICAOF", "NO", "ONE");
        proxy.forwardTo(replica.port);
      },
    };
  },
};

export const IN_A_CLUSTER: WayToLose = {
  name: "in a cluster, on a node that was killed and started again, empty",
  remembersFirst: false,
  isAwayMeanwhile: true,
  async begin() {
    const cluster = await startRedisCluster();
    onTestFinished(cluster.stop);
    let lost: ClusterNode | undefined;
    return {
      url: cluster.url,
      keep: async () => {},
      async goAway() {
        lost = await nodeInUse(cluster);
        kill({ pid: lost.pid() });
      },
      comeBack: async () => lost?.startAgain(),
    };
  },
};
