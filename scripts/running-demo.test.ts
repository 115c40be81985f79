import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { createTestDatabase } from "../tests/setup/database.ts";
import { createTestRedis } from "../tests/setup/redis.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

test("integrity, organizer, seed and token find the running demo by themselves, and say so", {
  timeout: 60_000,
}, async () => {
  const settings = { DATABASE_URL: await createTestDatabase(), REDIS_URL: await createTestRedis() };
  const address = "http://localhost:1";
  // A demo of its own would take a build; what the commands look for is its note.
  const note = `import { noteDemo } from "./scripts/running-demo.ts";
    import { readFileSync } from "node:fs";
    import { parseEnv } from "node:util";
    noteDemo(1, { ...parseEnv(readFileSync(".env.example", "utf8")), ...${JSON.stringify(settings)}, PUBLIC_URL: "${address}" });
    console.log("noted");
    process.stdin.resume().on("end", () => process.exit(0));`;
  const demo = spawn(process.execPath, ["--input-type=module", "--eval", note], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(demo.stdout, "data");
  try {
    const [organizer, token, integrity, seed] = await Promise.all([
      run("organizer", "create", "someone@example.org"),
      run("token", "create", "exports"),
      run("integrity", "--without-razorpay"),
      run("seed"),
    ]);
    const told = `Using the running demo, ${address}.\n`;
    expect(organizer).toEqual({ code: 0, told });
    expect(token).toEqual({ code: 0, told });
    expect(seed).toEqual({ code: 0, told });
    // What only Razorpay can say was not asked.
    expect(integrity).toEqual({ code: 2, told });
  } finally {
    demo.stdin.end();
    await once(demo, "exit");
  }
});

test.each([
  ["organizer", ["create", "someone@example.org"], 1],
  ["token", ["create", "exports"], 1],
  ["seed", [], 1],
  ["integrity", ["--without-razorpay"], 2],
] as const)("%s on a database that nobody migrated names the command to run first", async (script, args, code) => {
  const url = new URL(await createTestDatabase());
  url.pathname = "/postgres";
  const example = parseEnv(readFileSync(join(root, ".env.example"), "utf8"));
  const settings = { ...example, DATABASE_URL: url.href, REDIS_URL: await createTestRedis() };
  const ended = await runWith(settings, script, ...args);
  expect(ended.told).toMatch(
    /^(Nothing could be checked: )?The database has no tables yet. Run `npm run migrate` first.\n$/,
  );
  expect(ended.code).toBe(code);
});

test("seed without a database and without a demo says in one sentence what it needs", async () => {
  const ended = await runWith({ DATABASE_URL: "" }, "seed");
  expect(ended).toEqual({ code: 1, told: expect.stringMatching(/^Set DATABASE_URL .*npm run demo.*\n$/) });
});

const run = (script: string, ...args: string[]) => runWith({ DATABASE_URL: "", REDIS_URL: "" }, script, ...args);

async function runWith(settings: Record<string, string | undefined>, script: string, ...args: string[]) {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const told = text(child.stderr);
  const [code] = await once(child, "exit");
  return { code, told: await told };
}
