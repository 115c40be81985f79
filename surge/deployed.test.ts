import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { isTestKey, runDeployed } from "./deployed.ts";
import { launch } from "./scenarios/launch.ts";

/** As much of a deployed product as the guard looks at, taking payments with this key. */
async function aDeployment(keyId: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const answers: [RegExp, unknown][] = [
    [/POST .*\/queue$/, { ticket: "ticket", entry: { kind: "live", index: 1, number: 1 }, called: true }],
    [/POST .*\/bookings$/, { bookingId: "bkg_1", accessToken: "token" }],
    [/PUT .*\/participant$/, { bookingId: "bkg_1" }],
    [/POST .*\/payments$/, { razorpay: { keyId, orderId: "order_1" }, payBy: new Date().toISOString() }],
    [/GET /, { categories: [{ id: "cat_1" }], waiver: { version: 1 } }],
    [/DELETE /, {}],
  ];
  const server: Server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    asked.push(line);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers.find(([pattern]) => pattern.test(line))?.[1]));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const run = (url: string) => runDeployed(launch, { url, slug: "ride", simulatorUrl: null }, 1, launch.size);

test("only keys that say that they are test keys are", () => {
  expect(["rzp_test_1", "rzp_live_1", "undefined", ""].map(isTestKey)).toEqual([true, false, false, false]);
});

test("nobody is sent where payments are taken with a live key, and the place of the one who looked is given back", async () => {
  const { url, asked } = await aDeployment("rzp_live_Startline00001");

  await expect(run(url)).rejects.toThrow("rzp_live_");

  expect(asked.filter((line) => line.endsWith("/queue"))).toHaveLength(1);
  expect(asked.at(-1)).toBe("DELETE /api/bookings/bkg_1");
});

test("with test keys too nobody is sent unless somebody at a terminal agrees", async () => {
  const { url, asked } = await aDeployment("rzp_test_Startline00001");

  await expect(run(url)).rejects.toThrow("terminal");

  expect(asked.filter((line) => line.endsWith("/queue"))).toHaveLength(1);
});
