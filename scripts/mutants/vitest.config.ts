import { defineConfig } from "vitest/config";

/** For StrykerJS: the tests of pure rules, which need no server. */
export default defineConfig({
  test: {
    include: ["{app,booking}/**/decide-*.test.ts", "booking/waiting-room/draw.test.ts"],
    exclude: ["node_modules/**"],
    testTimeout: 60_000,
  },
});
