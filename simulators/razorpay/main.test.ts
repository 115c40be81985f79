import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, test } from "vitest";

function run(environment: Record<string, string>) {
  const main = new URL("./main.ts", import.meta.url).pathname;
  return spawn(process.execPath, [main], {
    env: { ...environment, HOST: "127.0.0.1" } as unknown as NodeJS.ProcessEnv,
  });
}

test("it says in one line where it listens, and ends on SIGTERM", async () => {
  const child = run({ PORT: "0", RAZORPAY_WEBHOOK_URL: "http://127.0.0.1:9/webhooks" });

  const [line] = await once(child.stdout, "data");
  expect(String(line)).toMatch(/^Razorpay simulator at http:\/\/127\.0\.0\.1:\d+, webhooks to .*\n$/);

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a taken port is said in one sentence, with exit code 1", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as AddressInfo;
  const child = run({ PORT: String(port) });

  const [[text], [code]] = await Promise.all([once(child.stderr, "data"), once(child, "exit")]);

  expect(String(text)).toBe(`Port ${port} is taken: stop what listens there, or set PORT to a free one.\n`);
  expect(code).toBe(1);
  squatter.close();
});
