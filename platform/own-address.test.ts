import { expect, test } from "vitest";
import { ownAddress } from "./own-address.ts";

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["192.0.2.2", "http://192.0.2.2:3000"],
  ["ride.internal", "http://ride.internal:3000"],
  ["::", "http://[::1]:3000"],
  ["fd00::2", "http://[fd00::2]:3000"],
])("a server that listens on %s reaches itself at %s", (host, address) => {
  expect(ownAddress(host, 3000)).toBe(address);
  expect(new URL(address).port).toBe("3000");
});
