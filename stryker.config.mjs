import { tmpdir } from "node:os";
import { join } from "node:path";

/** For `npm run mutants:rules`: the pure rules, with the tests that need no server. */
export default {
  plugins: ["@stryker-mutator/vitest-runner"],
  testRunner: "vitest",
  vitest: { configFile: "scripts/mutants/vitest.config.ts", related: false },
  mutate: [
    "{app,booking}/**/decide-*.ts",
    "booking/payments/state-table.ts",
    "booking/waiting-room/draw.ts",
    "!**/*.test.ts",
  ],
  // It would rewrite ours for its copy by a function that TypeScript 7 has no more. Vitest needs none.
  tsconfigFile: "none.json",
  ignorePatterns: [".next", ".vercel", ".startline", "dist", "public", "docs", "test-results", "tsconfig.tsbuildinfo"],
  // Outside of the repository, whose own tests would find the copies of themselves.
  tempDirName: join(tmpdir(), "mutants-of-rules"),
  incrementalFile: join(tmpdir(), "mutants-of-rules.json"),
  concurrency: 1,
  timeoutMS: 20_000,
  timeoutFactor: 4,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  thresholds: { high: 100, low: 95, break: 95 },
};
