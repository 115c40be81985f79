import { expect, onTestFinished, test } from "vitest";
import { openSurroundings, startWorker } from "./open-door.ts";

test("the worker shows what it does to whoever has the token", async () => {
  const around = await openSurroundings();
  onTestFinished(around.close);
  const token = "demo-metrics-token";
  const [port] = around.ports;
  const worker = await startWorker({ ...around.env, METRICS_TOKEN: token, WORKER_METRICS_PORT: String(port) });
  onTestFinished(worker.stop);
  const read = (authorization: string) => fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization } });

  expect((await read("Bearer no")).status).toBe(401);
  await expect.poll(async () => (await read(`Bearer ${token}`)).text()).toMatch(/job_items_total\{job="watch"\}/);
});
