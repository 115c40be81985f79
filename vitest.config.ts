import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const notForVitest = [...configDefaults.exclude, "**/.next/**", "dist/**", "tests/browser/**", ".vercel/**"];

const ROOMS = ["app", "booking/bookings", "booking/payments", "booking/waiting-room", "booking/!(bookings|payments|waiting-room)", "{emails,platform,providers,scripts,servers,ui,db}", "http", "simulators", "tests/money", "tests/waiting-room", "tests/!(money|waiting-room)"];

export default defineConfig({
  test: {
    globalSetup: "tests/setup/global-setup.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A machine that is busy with other tests may stand still for a second, which is how long Vitest would wait by itself.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      ...ROOMS.map((folder) => ({
        extends: true as const,
        test: {
          name: `rooms ${folder}`,
          include: [`${folder}/**/*.test.ts`, `${folder}/**/*.test.tsx`],
          exclude: [...notForVitest, "**/*.long.test.ts", "tests/doors/**", "tests/vercel/**"],
          isolate: false,
          maxWorkers: Math.max(2, availableParallelism()),
        },
      })),
      {
        // By `npm run test:long`: what needs minutes to prove anything.
        extends: true,
        test: { name: "long", include: ["**/*.long.test.ts"], exclude: notForVitest, maxWorkers: 2, sequence: {groupOrder: 1} },
      },
      {
        extends: true,
        test: {
          name: "doors",
          include: ["tests/doors/**/*.test.ts"],
          exclude: notForVitest,
          // Each file starts whole servers, and waits for them more than it works.
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        // After `vercel build`, by `npm run test:vercel`.
        extends: true,
        test: { name: "vercel", include: ["tests/vercel/**/*.test.ts"], exclude: notForVitest, testTimeout: 60_000 },
      },
    ],
  },
});
