import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const notForVitest = [...configDefaults.exclude, "**/.next/**", "dist/**", "tests/browser/**", ".vercel/**"];
const notInRooms = ["**/*.long.test.ts", "tests/doors/**", "tests/vercel/**"];

/** Most of a test's time is PostgreSQL's, so a worker for each core is not too many. */
const workers = Math.max(2, availableParallelism());

/**
 * The test files of a room share the modules of their workers, and so load the product once, not once each. Each room has
 * workers of its own, which end with it: one that had run all files would stand still for its garbage.
 */
const folders = {
  app: "app/**",
  bookings: "booking/bookings/**",
  http: "http/**",
  money: "tests/money/**",
  payments: "booking/payments/**",
  simulators: "simulators/**",
  waiting: "booking/waiting-room/**",
};
/** Most of their time is the minute after which a lease ends: they run beside the stories. */
const leases = ["killed", "database-lost", "lost-time"].map((name) => `tests/doors/${name}.test.ts`);
/** For what waits for clocks, and for servers that were killed, more than it works. */
const patient = { maxWorkers: 2 * workers, sequence: { groupOrder: 1 } };
const testsIn = (folder: string) => [`${folder}/*.test.ts`, `${folder}/*.test.tsx`];
const rooms: Record<string, { include: string[]; exclude?: string[]; maxWorkers?: number; sequence?: object }> = {
  ...Object.fromEntries(Object.entries(folders).map(([name, folder]) => [name, { include: testsIn(folder) }])),
  others: { include: testsIn("**"), exclude: [...Object.values(folders), "tests/waiting-room/**"] },
  losses: { include: testsIn("tests/waiting-room/loss/**"), ...patient },
  surge: { include: testsIn("tests/waiting-room/**"), exclude: ["tests/waiting-room/loss/**"], ...patient },
};

export default defineConfig({
  test: {
    globalSetup: "tests/setup/global-setup.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A machine that is busy with other tests may stand still for a second, which is how long Vitest would wait by itself.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      ...Object.entries(rooms).map(([name, { exclude = [], ...room }]) => ({
        extends: true as const,
        test: {
          name: `rooms: ${name}`,
          isolate: false,
          maxWorkers: workers,
          ...room,
          exclude: [...notForVitest, ...notInRooms, ...exclude],
        },
      })),
      {
        // By `npm run test:long`: what needs minutes to prove anything.
        extends: true,
        test: {
          name: "long",
          include: ["**/*.long.test.ts"],
          exclude: notForVitest,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "doors",
          include: ["tests/doors/**/*.test.ts"],
          exclude: [...notForVitest, ...leases],
          // Each file starts whole servers, and waits for them more than it works.
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "leases", include: leases, exclude: notForVitest, maxWorkers: 2, testTimeout: 120_000 },
      },
      {
        // After `vercel build`, by `npm run test:vercel`.
        extends: true,
        test: { name: "vercel", include: ["tests/vercel/**/*.test.ts"], exclude: notForVitest, testTimeout: 60_000 },
      },
    ],
  },
});
