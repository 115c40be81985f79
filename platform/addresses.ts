import { readClusterUrl } from "./redis.ts";

/** What is wrong with an address of a server; null if it can be tried. Says nothing of it that may be secret. */
export type FindFault = (address: string) => string | null;

const ESCAPED = "special letters of its password are written as %40 and the like";

/** `postgres://user:password@host:5432/database`, also of a socket (`postgres:///database?host=/run/postgresql`). */
export const databaseFault: FindFault = (address) => {
  const form = "an address is like postgres://user:password@host:5432/database";
  if (!/^postgres(ql)?:\/\//.test(address)) return `it does not begin with postgres://; ${form}`;
  return URL.canParse(address.replace("@/", "@socket/")) ? null : `${form}; ${ESCAPED}`;
};

/** One server's or a cluster's. */
export const redisFault: FindFault = (address) => {
  const form = "an address is like redis://user:password@host:6379";
  if (!/^rediss?(-cluster)?:\/\//.test(address)) {
    return `it does not begin with redis://, rediss://, redis-cluster:// or rediss-cluster://; ${form}`;
  }
  try {
    const isWhole = /^rediss?-/.test(address) ? readClusterUrl(address) !== null : new URL(address).hostname !== "";
    return isWhole ? null : form;
  } catch {
    return `${form}; ${ESCAPED}`;
  }
};

/** A server of the web. */
export const webFault: FindFault = (address) =>
  URL.canParse(address) && /^https?:\/\//.test(address) ? null : "an address begins with https:// (or http://)";
