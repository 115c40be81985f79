import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openLog } from "#platform/log.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aVisitor, type Door } from "#tests/builders/visitor.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

const send: Door = (path, init) => opened.api.request(path, init);
const json = { "content-type": "application/json" };

async function aRiderWithAQuestion(door: Door) {
  const event = await anEventOnSale(opened.startline, { capacity: 5 });
  const questions = JSON.stringify([{ id: "health", label: "Anything we should know?", isRequired: false }]);
  await sql`UPDATE events SET questions = ${questions}::jsonb WHERE id = ${event.id}`.execute(opened.startline.db);
  const rider = aVisitor(door, event);
  await rider.join();
  await rider.claim();
  return rider;
}

test.each([
  ["GET", "/api/events/%00", undefined, 404],
  ["GET", "/api/events/a%00b/status", undefined, 404],
  ["POST", "/api/events/a%00b/queue", JSON.stringify({ nonce: "a".repeat(30) }), 404],
  ["POST", "/api/bookings/%00/session", JSON.stringify({ accessToken: "x" }), 404],
  ["GET", "/api/pictures/%00", undefined, 404],
])("%s %s is refused as what it is, not as a fault of ours", async (method, path, body, status) => {
  const response = await send(path, { method, headers: json, ...(body && { body }) });
  expect(response.status).toBe(status);
});

test.each([
  "application/json;",
  "application/json; charset",
  "application/json-patch",
  "application/json+x",
  "application/json, text/plain",
  "application/json/x",
])("a write of type %s is refused for its type, whatever the route", async (type) => {
  const paths = [
    "/api/tickets/open",
    "/api/events/a-ride/queue",
    "/api/events/a-ride/bookings",
    "/api/auth/sign-in/email",
  ];
  for (const path of paths) {
    const response = await send(path, { method: "POST", headers: { "content-type": type }, body: "{}" });
    expect([path, response.status, response.headers.get("content-type")]).toEqual([
      path,
      415,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ code: "unsupported_media_type" });
  }
});

test.each(["application/json", "Application/JSON;charset=UTF-8", "application/json; charset=utf-8; a=b"])(
  "a write of type %s is read",
  async (type) => {
    const response = await send("/api/tickets/open", { method: "POST", headers: { "content-type": type }, body: "{}" });
    expect([response.status, await response.json()]).toMatchObject([422, { code: "invalid_input" }]);
  },
);

test("a client that breaks off its upload is told from a database that is away", async () => {
  const lines: string[] = [];
  const log = openLog("debug", { write: (line) => void lines.push(line) });
  const api = buildCheckedApi({ ...opened.startline, log }, () => {});
  const answers: Promise<unknown>[] = [];
  const statuses: number[] = [];
  const answer = getRequestListener(async (request, env) => {
    const response = await api.fetch(request, env);
    statuses.push(response.status);
    return response;
  });
  const server = createServer((request, response) => void answers.push(answer(request, response)));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());

  const uploads = [
    "/api/webhooks/razorpay",
    "/api/payments/razorpay/callback",
    "/api/tickets/open",
    "/api/auth/sign-in/email",
  ];
  for (const path of uploads) {
    for (const framing of ["content-length: 5000", "transfer-encoding: chunked"]) {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      const headers = ["host: localhost", "origin: http://localhost:3000", "content-type: application/json", framing];
      socket.write(`POST ${path} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n5\r\n{"a":\r\n`);
      const asked = answers.length;
      await expect.poll(() => answers.length).toBe(asked + 1);
      socket.resetAndDestroy();
      await answers[asked];
    }
  }
  expect(statuses).toEqual(Array(8).fill(400));
  expect(lines).toEqual([]);
});

test("a callback that names no order of Razorpay's leads to the start page", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const body of ["razorpay_order_id=%00", "razorpay_order_id=order_none", "error[metadata]={", ""]) {
    const response = await send("/api/payments/razorpay/callback", { method: "POST", headers: form, body });
    expect([response.status, response.headers.get("location")]).toEqual([303, "http://localhost:3000/"]);
  }
});

test("half an emoji in an answer is mended, not refused", async () => {
  const rider = await aRiderWithAQuestion(send);
  expect((await rider.fillIn({ answers: { health: "asthma \ud83d" } })).status).toBe(200);
});

test("the log of a failed statement tells nobody's details", async () => {
  const lines: string[] = [];
  const log = openLog("debug", { write: (line) => void lines.push(line) });
  const api = buildCheckedApi({ ...opened.startline, log }, () => {});
  const rider = await aRiderWithAQuestion((path, init) => api.request(path, init));
  await sql`ALTER TABLE participants ADD CONSTRAINT breaks CHECK (name <> 'Breaks It')`.execute(opened.startline.db);

  const reply = await rider.fillIn({ name: "Breaks It", answers: { health: "a private matter" } });

  expect(reply.status).toBe(500);
  expect(lines.join("")).toContain("breaks");
  expect(lines.join("")).not.toMatch(/private matter|Breaks It/);
});
