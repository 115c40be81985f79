import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { callApi } from "./call-api.ts";
import { nothing, number, object, text } from "./shape.ts";

const shape = object({ name: text, places: number });
const right = { name: "Full ride", places: 3 };

/** What a call answers if the server, or whatever is in its place, answers so. */
async function callOf(answer: (response: ServerResponse) => void, call: Parameters<typeof callApi>[1] = { shape }) {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return callApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, call);
}

const send =
  (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(body);
const json = (body: unknown, status = 200) => send(status, "application/json", JSON.stringify(body));
const html = (status: number) => send(status, "text/html", "<h1>Sign in to the network</h1>");
const firstHalf = (response: ServerResponse): void =>
  void response.writeHead(200, { "content-length": "40" }).write('{"name":"Full ');

test("an answer of the right shape arrives, whatever else it has", async () => {
  expect(await callOf(json({ ...right, more: true }))).toEqual({ kind: "ok", body: { ...right, more: true } });
});

test.each<[string, (response: ServerResponse) => void]>([
  ["a page of the hotspot with status 200", html(200)],
  ["a page of a firewall with status 403", html(403)],
  ["a page that says that nothing is there", html(404)],
  ["a network that wants one to sign in first", html(511)],
  ["an empty body", send(200, "application/json", "")],
  ["a body without its end", send(200, "application/json", '{"name":"Full ri')],
  ["null", json(null)],
  ["a list", json([right])],
  ["a text", json("Full ride")],
  ["an object of another shape", json({ name: "Full ride", places: "3" })],
  ["a connection that breaks off after the headers", (response) => response.destroy(void firstHalf(response))],
  ["a connection that breaks off before them", (response) => void response.destroy()],
])("%s is no answer", async (_what, answer) => {
  expect(await callOf(answer)).toEqual({ kind: "unreachable" });
});

test("a body that is too slow is no answer", async () => {
  expect(await callOf(firstHalf, { shape, giveUpAfterMs: 50 })).toEqual({ kind: "unreachable" });
});

test("where a success has no body, any body is somebody else's", async () => {
  expect(await callOf((response) => void response.writeHead(204).end(), { shape: nothing })).toEqual({
    kind: "ok",
    body: null,
  });
  expect(await callOf(html(200), { shape: nothing })).toEqual({ kind: "unreachable" });
  expect(await callOf(html(200), {})).toEqual({ kind: "unreachable" });
});

test("a refusal keeps its code, its errors and the time to wait", async () => {
  const problem = { code: "rate_limited", errors: [] };
  const answer = send(429, "application/problem+json", JSON.stringify(problem), { "retry-after": "7" });
  expect(await callOf(answer)).toEqual({
    kind: "refused",
    status: 429,
    code: "rate_limited",
    retryAfterSeconds: 7,
    problem,
  });
});

test.each([
  [429, "TooManyRequests", { kind: "refused", code: "rate_limited" }],
  [503, "DEPLOYMENT.PAUSED", { kind: "refused", code: "busy" }],
  [403, "AccessDenied", { kind: "unreachable" }],
])("a proxy that answers %i with JSON and a code of its own is not our API", async (status, code, reply) => {
  expect(await callOf(json({ code, message: "No" }, status))).toMatchObject(reply);
});

test.each([
  [429, "rate_limited"],
  [500, "busy"],
  [502, "busy"],
  [503, "busy"],
  [504, "busy"],
])("a proxy's page with status %i is our servers' trouble", async (status, code) => {
  expect(await callOf(html(status))).toMatchObject({ kind: "refused", code });
});
