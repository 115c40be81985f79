import { expect, test } from "vitest";
import { readClusterUrl } from "./redis.ts";

test("some nodes of a cluster, with a name and a password for all of them, are one setting", () => {
  expect(readClusterUrl("redis-cluster://asha:p%40ss@10.0.0.1:7000,node-two,[::1]:7002")).toEqual({
    nodes: [
      { host: "10.0.0.1", port: 7000 },
      { host: "node-two", port: 6379 },
      { host: "::1", port: 7002 },
    ],
    username: "asha",
    password: "p@ss",
    isEncrypted: false,
  });
  expect(readClusterUrl("rediss-cluster://cfg.example:6380")).toMatchObject({
    nodes: [{ host: "cfg.example", port: 6380 }],
    isEncrypted: true,
  });
});

test("the address of one server is no cluster's", () => {
  expect(readClusterUrl("redis://127.0.0.1:6379/7")).toBeNull();
  expect(readClusterUrl("rediss://user:secret@redis.example")).toBeNull();
});
