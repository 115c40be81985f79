import { Cluster, Redis, type RedisOptions } from "ioredis";

export type RedisClient = Redis | Cluster;

/**
 * A command answers or fails within this time. These are plain timers of the client's: longer than a process that has much to do
 * may take to read an answer. Whoever must know sooner has a patient timer (`within`).
 */
const COMMAND_MS_MAX = 1500;
const CONNECT_MS_MAX = 1000;
/** A connection on which nothing has come back for so long is given up: a router may have forgotten it without telling us. */
const SILENT_MS_MAX = 4000;
/** The nodes of a cluster are asked this often who has which keys; MOVED says the same at once, but not when a node is gone. */
const SLOTS_EVERY_MS = 2000;

const failFast = {
  connectTimeout: CONNECT_MS_MAX,
  commandTimeout: COMMAND_MS_MAX,
  socketTimeout: SILENT_MS_MAX,
  maxRetriesPerRequest: 1,
  autoResendUnfulfilledCommands: false,
} satisfies RedisOptions;

/**
 * A client that fails fast: ioredis by itself would queue commands and retry for more than a minute while Redis is away.
 * A command answers or fails within one and a half seconds; one whose answer was lost is not sent again behind our back.
 * `url` is `redis://` or `rediss://` for one server, `redis-cluster://` or `rediss-cluster://` for some nodes of a Redis Cluster.
 */
export function openRedis(url: string): RedisClient {
  const cluster = readClusterUrl(url);
  const redis = cluster ? openCluster(cluster) : openServer(url);
  redis.on("error", () => {});
  return redis;
}

const openServer = (url: string): Redis =>
  new Redis(url, {
    ...failFast,
    lazyConnect: true,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    retryStrategy: soon,
  });

/** A redirected command was not carried out where it came first, so that it may be sent on; all else fails at once. */
function openCluster({ nodes, username, password, isEncrypted }: ClusterAddress): Cluster {
  return new Cluster(nodes, {
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: soon,
    maxRedirections: 4,
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    slotsRefreshTimeout: COMMAND_MS_MAX,
    slotsRefreshInterval: SLOTS_EVERY_MS,
    redisOptions: {
      ...failFast,
      ...(username && { username }),
      ...(password && { password }),
      ...(isEncrypted && { tls: {} }),
    },
    // Names as they are: certificates are made out to them, not to addresses.
    ...(isEncrypted && { dnsLookup: (address, found) => found(null, address) }),
  });
}

const soon = (attempt: number): number => Math.min(2000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2);

export type ClusterAddress = {
  nodes: { host: string; port: number }[];
  username: string;
  password: string;
  isEncrypted: boolean;
};

const CLUSTER_URL = /^redis(s?)-cluster:\/\/(?:([^@/]*)@)?([^@/]+)\/?$/;

/** `redis-cluster://user:password@one:6379,two:6379`; null for the address of one server. */
export function readClusterUrl(url: string): ClusterAddress | null {
  const match = CLUSTER_URL.exec(url);
  if (!match) return null;
  const [, secure, credentials = "", places = ""] = match;
  const nodes = places.split(",").map((place) => {
    const { hostname, port } = new URL(`redis://${place}`);
    return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port || 6379) };
  });
  const { username, password } = new URL(`redis://${credentials}@node`);
  return {
    nodes,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    isEncrypted: secure === "s",
  };
}
