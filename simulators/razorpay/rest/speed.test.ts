import http from "node:http";
import { expect, test } from "vitest";
import { aSimulator, KEY_ID, KEY_SECRET } from "../test-bench.ts";

const ORDERS = 2000;
const AGENT = new http.Agent({ keepAlive: true, maxSockets: 16 });

function createOrder(url: string, receipt: string): Promise<number | undefined> {
  const headers = { Authorization: `Basic ${btoa(`${KEY_ID}:${KEY_SECRET}`)}`, "Content-Type": "application/json" };
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/v1/orders`, { method: "POST", headers, agent: AGENT }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    });
    request.once("error", reject);
    request.end(JSON.stringify({ amount: 52_500, currency: "INR", receipt }));
  });
}

test("five hundred orders are made in a second, by one process that is also asking for them", async () => {
  const bench = await aSimulator();
  const startedAt = performance.now();

  const made = await Promise.all(
    Array.from({ length: ORDERS }, (_, number) => createOrder(bench.running.url, `surge_${number}`)),
  );

  const perSecond = ORDERS / ((performance.now() - startedAt) / 1000);
  AGENT.destroy();
  await bench.stop();
  expect(new Set(made)).toEqual(new Set([200]));
  expect(perSecond).toBeGreaterThan(500);
});
