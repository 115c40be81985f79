import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { guardPages } from "./guard-pages.ts";

const inEach = (word: string) => ({ en: `${word} en`, hi: `${word} hi`, mr: `${word} mr` });
let pages: RequestListener;
let rendered = 0;
let lookedUp: string[] = [];
let isPublished: (slug: string) => Promise<boolean>;
const guarded = guardPages(
  (request, response) => {
    rendered += 1;
    pages(request, response);
  },
  {
    fallbacks: { missing: inEach("missing"), broken: inEach("broken") },
    headers: [{ key: "X-Content-Type-Options", value: "nosniff" }],
    files: new Set(["/robots.txt", "/scripts/live.js"]),
    isPublished: (slug) => {
      lookedUp.push(slug);
      return isPublished(slug);
    },
  },
);
let server: Server;
beforeAll(async () => {
  server = createServer(guarded);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  rendered = 0;
  lookedUp = [];
  pages = (_request, response) => void response.end("a page");
  isPublished = async (slug) => slug === "ride";
});
async function get(path: string, init: RequestInit = {}) {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("three hundred unknown addresses are told so in their language, and render nothing", async () => {
  for (let number = 0; number < 100; number += 1) {
    expect(await get(`/x${number}?q=${number}`)).toMatchObject({ status: 404, text: "missing en" });
    expect(await get(`/hi/e/no-${number}/queue`)).toMatchObject({ status: 404, text: "missing hi" });
    expect(await get(`/mr/e/no-${number}`, { method: "HEAD" })).toMatchObject({ status: 404, text: "" });
  }
  expect(rendered).toBe(0);
});

test.each([
  "/",
  "/hi",
  "/terms?a=b",
  "/e/ride",
  "/mr/e/ride/fairness",
  "/b/any",
  "/admin",
  "/admin/any",
  "/robots.txt",
  "/scripts/live.js",
])("%s goes to the pages", async (path) => {
  expect(await get(path)).toMatchObject({ status: 200, text: "a page" });
  expect(rendered).toBe(1);
});

test.each([
  "/scripts/other.js",
  "/_next/image?url=a",
  "/_next/static/chunks/x.js",
  "/administrator",
  "/internal/other",
])("%s does not", async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, text: "missing en" });
  expect(rendered).toBe(0);
});

test("what says that a page is missing has the headers of every page, and is kept for a second", async () => {
  const { headers } = await get("/nothing");
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("max-age=0, s-maxage=1");
});

test.each([
  ["can't be asked", () => Promise.reject(new Error("away"))],
  ["does not answer", () => new Promise<boolean>(() => {})],
])("while PostgreSQL %s, pages say for themselves what is there", async (_, answer) => {
  isPublished = answer;
  expect(await get("/e/ride")).toMatchObject({ status: 200, text: "a page" });
  expect(lookedUp).toEqual(["ride"]);
});

test.each<[string, RequestListener]>([
  ["at once", (_, response) => void response.writeHead(500, { "x-from": "next" }).end("Internal Server Error")],
  ["without a head", (_, response) => void Object.assign(response, { statusCode: 500 }).end("Internal Server Error")],
  [
    "in parts",
    (_, response) => {
      response.statusCode = 500;
      response.setHeader("Cache-Control", "s-maxage=60");
      response.write("Internal ");
      response.end("Server Error");
    },
  ],
])("a page that fails %s says so in its language, and no cache keeps it", async (_, failing) => {
  pages = failing;
  const answer = await get("/hi/e/ride");
  expect(answer).toMatchObject({ status: 500, text: "broken hi" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await get("/admin/events")).toMatchObject({ status: 500, text: "Internal Server Error" });
});
