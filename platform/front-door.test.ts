import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createFrontDoor } from "./front-door.ts";

const server = createFrontDoor({
  api: (_request, response) => void response.end("the API"),
  pages: (_request, response) => void response.end("a page"),
});
beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterAll(() => new Promise((closed) => server.close(closed)));

/** What comes back for these lines until the connection closes: no client would send some of them. */
function say(...lines: string[]): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    let received = "";
    socket.on("data", (text) => {
      received += text;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}
const HEADERS = ["Host: ride.example", "Connection: close"];

test("the API's paths go to the API and all others to the pages", async () => {
  expect(await say("GET /api/health HTTP/1.1", ...HEADERS)).toMatch(/the API$/);
  expect(await say("GET /e/pune?utm=%E0%A4 HTTP/1.1", ...HEADERS)).toMatch(/a page$/);
  expect(await say("GET http://ride.example/e/pune HTTP/1.1", ...HEADERS)).toMatch(/a page$/);
});

test("an address that nobody can decode is a bad request and not a failure of ours", async () => {
  for (const url of ["/%", "/e/%E0%A4", "/api/events/%/status", "/%ff"]) {
    expect(await say(`GET ${url} HTTP/1.1`, ...HEADERS)).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test("OPTIONS for the whole server says what it takes", async () => {
  expect(await say("OPTIONS * HTTP/1.1", ...HEADERS)).toMatch(/^HTTP\/1\.1 204 [\s\S]*allow: GET, HEAD/i);
});

test("a connection that wants to become something else is refused and closed, whatever it names", async () => {
  for (const path of ["/_next/webpack-hmr", "/api/health", "/"]) {
    const received = await say(
      `GET ${path} HTTP/1.1`,
      "Host: ride.example",
      "Connection: Upgrade",
      "Upgrade: websocket",
    );
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test("a request that does not come whole is ended", async () => {
  const server = createFrontDoor({ api: (request) => void request.resume(), pages: () => {} }, 200);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");

  socket.write("POST /api/events/ride/queue HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{");

  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});
