import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { embedLua } from "../../scripts/embed-lua.ts";

test("what Redis is sent is what stands in the .lua files: npm run embed:lua", () => {
  expect(readFileSync(new URL("embedded-scripts.redis.ts", import.meta.url), "utf8")).toBe(embedLua());
});
