import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createTestDatabase } from "../tests/setup/database.ts";
import { createTestRedis } from "../tests/setup/redis.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

test("audit, organizer and token find the running demo by themselves, and say so", { timeout: 60_000 }, async () => {
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
    const [organizer, token, audit] = await Promise.all([
      run("organizer", "create", "someone@example.org"),
      run("token", "create", "exports"),
      run("audit", "--without-razorpay"),
    ]);
    const told = `Using the running demo, ${address}.\n`;
    expect(organizer).toEqual({ code: 0, told });
    expect(token).toEqual({ code: 0, told });
    // What only Razorpay can say was not asked.
    expect(audit).toEqual({ code: 2, told });
  } finally {
    demo.stdin.end();
    await once(demo, "exit");
  }
});

async function run(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", REDIS_URL: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const told = text(child.stderr);
  const [code] = await once(child, "exit");
  return { code, told: await told };
}
