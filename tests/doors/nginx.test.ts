import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LANGUAGES } from "#platform/languages.ts";
import { filesOfPage } from "../../bench/visits/files-of-page.ts";
import { countRequests } from "../../bench/waiting/count-requests.ts";
import { compressStatic } from "../../scripts/compress-static.ts";
import { hasBrotli, hasIpv6, prepareNginx, type StartedNginx, startNginx } from "../../servers/nginx.ts";
import { runFolder } from "../../servers/run-folder.ts";
import { anEventOnSale, type EventOnSale } from "../builders/event-on-sale.ts";
import { openSurroundings, type Surroundings, startServer } from "./open-door.ts";

const asRsc = { RSC: "1" };

// At 3000 the app listens where the shipped files say.
test.each([9, 3000])("nginx accepts the shipped files before an app at port %i", async (originPort) => {
  const folder = await runFolder();
  const [key, certificate] = [join(folder, "test.key"), join(folder, "test.crt")];
  const subject = ["-subj", "/CN=ride.example.org", "-days", "1", "-nodes", "-x509", "-newkey", "rsa:2048"];
  execFileSync("openssl", ["req", ...subject, "-keyout", key, "-out", certificate], { stdio: "ignore" });
  const { settings, folder: own } = await prepareNginx({ originPort, tls: { certificate, key } });

  const said = execFileSync("nginx", ["-t", "-e", join(own, "error.log"), "-c", settings, "-g", "daemon off;"], {
    encoding: "utf8",
    stdio: "pipe",
  });

  expect(said).toBe("");
});

describe("nginx before an origin that answers what the test wants", () => {
  let origin: Server;
  let nginx: StartedNginx;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked = 0;
  beforeAll(async () => {
    origin = createServer((received, response) => {
      asked += 1;
      received.resume();
      answer(received, response);
    });
    await new Promise<void>((listening) => origin.listen(0, "127.0.0.1", listening));
    nginx = await startNginx({ originPort: (origin.address() as AddressInfo).port });
  });
  afterAll(async () => {
    await nginx?.stop();
    origin.closeAllConnections();
    origin.close();
  });

  /** How often the origin is asked when the same is asked three times. */
  async function askedInThree(
    path: string,
    init: RequestInit,
    headers: Record<string, string | string[]>,
  ): Promise<number> {
    answer = (_, response) => response.writeHead(200, { "content-type": "text/html", ...headers }).end("hello");
    const before = asked;
    for (let time = 0; time < 3; time++) await (await fetch(`${nginx.url}${path}`, init)).text();
    return asked - before;
  }
  const shared = { "cache-control": "s-maxage=60, stale-while-revalidate=3540" };

  /** The status and the address that a visitor is sent to; null where the connection is closed without a word. */
  const askBy = (host: string, { port = nginx.port, at = "127.0.0.1" } = {}) =>
    new Promise<[number | undefined, string | undefined] | null>((told) => {
      const sent = request({ host: at, port, path: "/e/one?a=b", headers: { host } }, (response) => {
        response.resume();
        told([response.statusCode, response.headers.location]);
      });
      sent.on("error", () => told(null)).end();
    });

  test("whoever comes by plain HTTP is sent to the site's own name, and whoever brings another name gets no answer", async () => {
    answer = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("hello");
    const { plainPort: port } = nginx;
    expect(await askBy("ride.example.org", { port })).toEqual([301, "https://ride.example.org/e/one?a=b"]);
    expect(await askBy("evil.example", { port })).toBeNull();
    expect(await askBy("ride.example.org")).toEqual([200, undefined]);
    const before = asked;
    expect(await askBy("evil.example")).toBeNull();
    expect(asked).toBe(before);
  });

  test.runIf(hasIpv6())("IPv6 is answered as IPv4 is", async () => {
    answer = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("hello");
    expect(await askBy("ride.example.org", { at: "::1" })).toEqual([200, undefined]);
    const plain = { port: nginx.plainPort, at: "::1" };
    expect(await askBy("ride.example.org", plain)).toEqual([301, "https://ride.example.org/e/one?a=b"]);
    expect(await askBy("evil.example", plain)).toBeNull();
  });

  test("a shared page is asked for once", async () => {
    expect(await askedInThree("/e/one?fbclid=1", {}, shared)).toBe(1);
    expect(await askedInThree("/e/one?fbclid=2", {}, shared)).toBe(0);
  });

  test.each([
    ["an answer with a cookie", "/e/cookie", {}, { ...shared, "set-cookie": "a=b" }],
    ["a page that is not shared", "/e/own", {}, { "cache-control": "private, no-cache, no-store" }],
    ["a page without a word of it", "/e/silent", {}, {}],
    ["an organizer's page", "/admin/events", {}, shared],
    ["a write", "/e/write", { method: "POST", body: "a" }, shared],
    ["a write of the API", "/api/events/ride/queue", { method: "POST", body: "{}" }, shared],
    ["another answer of the API", "/api/bookings/bkg_1", {}, shared],
    ["an organizer's answer of the API", "/api/admin/events", {}, shared],
    ["a status with a cookie", "/api/events/cookie/status", {}, { ...shared, "set-cookie": "a=b" }],
    ["a health check", "/api/health", {}, shared],
  ] as [string, string, RequestInit, Record<string, string>][])("%s is never kept", async (_, path, init, headers) => {
    expect(await askedInThree(path, init, headers)).toBe(3);
  });

  test("a page that failed is never kept, and for a second nobody asks again for one that is missing", async () => {
    const statuses: number[] = [];
    const ask = async (path: string) => statuses.push((await fetch(`${nginx.url}${path}`)).status);
    answer = (request, response) => response.writeHead(request.url === "/e/failed" ? 500 : 404, shared).end();
    const before = asked;
    for (let time = 0; time < 3; time++) await ask("/e/failed");
    expect(asked - before).toBe(3);
    await Promise.all(Array.from({ length: 20 }, () => ask("/e/missing")));
    expect(asked - before).toBe(4);
    expect(statuses).toEqual([...Array(3).fill(500), ...Array(20).fill(404)]);
  });

  test.each([
    ["br", "gzip, deflate, br, zstd", hasBrotli() ? "br" : "gzip"],
    ["gzip", "gzip;q=1.0, br;q=0", "gzip"],
    ["nothing", "identity", null],
    ["nothing", "br;q=0,gzip;q=0.0", null],
  ])("%s is sent to whoever takes %s, from one copy and with one tag", async (_, encodings, expected) => {
    const text = "A ride. ".repeat(500);
    const headers = { "content-type": "text/html", etag: '"one"', vary: "rsc", ...shared };
    answer = (request, response) => {
      expect(request.headers["accept-encoding"]).toBeUndefined();
      response.writeHead(200, headers).end(text);
    };
    const path = `/e/encoded-${expected}-${encodings.length}`;
    const ask = (more = {}) => fetch(`${nginx.url}${path}`, { headers: { "accept-encoding": encodings, ...more } });
    const before = asked;
    for (let time = 0; time < 3; time++) {
      const response = await ask();
      expect(response.headers.get("content-encoding")).toBe(expected);
      expect(response.headers.get("vary")).toContain("Accept-Encoding");
      expect(response.headers.get("etag")?.replace(/^W\//, "")).toBe('"one"');
      expect(await response.text()).toBe(text);
    }
    expect((await ask({ "if-none-match": '"one"' })).status).toBe(304);
    expect((await ask({ "if-none-match": 'W/"one"' })).status).toBe(304);
    expect(asked - before).toBe(1);
  });

  test("what Next varies on is never mixed, nor are languages", async () => {
    answer = (request, response) => {
      const { rsc, "next-router-prefetch": prefetch, "next-router-segment-prefetch": segment } = request.headers;
      const body = JSON.stringify([request.url?.split("?")[0], rsc, prefetch, segment]);
      response.writeHead(200, { "content-type": "text/html", ...shared }).end(body);
    };
    const ask = async (path: string, headers: Record<string, string> = {}) =>
      JSON.parse(await (await fetch(`${nginx.url}${path}`, { headers })).text());
    for (let time = 0; time < 2; time++) {
      expect(await ask("/e/mix")).toEqual(["/e/mix", null, null, null]);
      expect(await ask("/hi/e/mix")).toEqual(["/hi/e/mix", null, null, null]);
      expect(await ask("/e/mix", asRsc)).toEqual(["/e/mix", "1", null, null]);
      expect(await ask("/e/mix", { ...asRsc, "Next-Router-Prefetch": "1" })).toEqual(["/e/mix", "1", "1", null]);
      const segment = { ...asRsc, "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" };
      expect(await ask("/e/mix", segment)).toEqual(["/e/mix", "1", "1", "/_tree"]);
    }
  });

  test("what a form needs is kept for each language by itself", async () => {
    const type = { "content-type": "application/json" };
    answer = (request, response) => response.writeHead(200, { ...shared, ...type }).end(JSON.stringify(request.url));
    for (const path of ["/api/events/kept", "/api/events/kept?lang=hi", "/api/events/kept?lang=mr"])
      for (let time = 0; time < 2; time++) expect(await (await fetch(`${nginx.url}${path}`)).json()).toBe(path);
  });

  test("a path that only looks like another after decoding is not taken for it", async () => {
    answer = (request, response) => response.writeHead(200, shared).end(request.url);
    const ask = async (path: string) => (await fetch(`${nginx.url}${path}`)).text();
    expect(await ask("/e/plain")).toBe("/e/plain");
    expect(await ask("/e/pl%61in")).toBe("/e/pl%61in");
  });

  test("from one address organizers' pages can't be asked for without end, and what riders need can", async () => {
    answer = (_, response) => response.writeHead(200).end("made");
    // One that nobody has asked before.
    const own = await startNginx({ originPort: (origin.address() as AddressInfo).port });
    onTestFinished(own.stop);
    const statusesOf = async (path: string) => {
      const answers = Array.from({ length: 150 }, () => fetch(`${own.url}${path}`));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    const office = await statusesOf("/admin/events");
    expect(office.filter((status) => status === 200).length).toBeGreaterThanOrEqual(60);
    expect(office).toContain(429);
    for (const path of ["/e/any", "/api/bookings/bkg_1"])
      expect(new Set(await statusesOf(path))).toEqual(new Set([200]));
  });

  test("two hundred newcomers wait for the app, more are told to come again, and people with a place get through", async () => {
    const waiting: ServerResponse[] = [];
    answer = (request, response) => {
      if (request.url === "/api/bookings/bkg_1") response.writeHead(200).end("yours");
      else waiting.push(response);
    };
    // One without connections of others, which it would keep alive and count.
    const own = await startNginx({ originPort: (origin.address() as AddressInfo).port });
    onTestFinished(own.stop);
    const joins = Array.from({ length: 260 }, () => fetch(`${own.url}/api/events/ride/queue`, { method: "POST" }));
    const turnedAway = new Set<Response>();
    for (const join of joins) void join.then((response) => turnedAway.add(response));
    await expect.poll(() => turnedAway.size, { timeout: 5000 }).toBe(60);
    expect(await (await fetch(`${own.url}/api/bookings/bkg_1`)).text()).toBe("yours");
    expect(waiting.length).toBe(200);

    for (const response of turnedAway) {
      expect([response.status, (await response.json()).code]).toEqual([503, "busy"]);
      const seconds = Number(response.headers.get("retry-after"));
      expect(seconds >= 3 && seconds <= 12).toBe(true);
    }
    for (const response of waiting) response.writeHead(201).end();
    await Promise.all(joins);
  });

  test("what an organizer looks for stands in no log", async () => {
    answer = (_, response) => response.writeHead(200).end("found");
    const own = await startNginx({ originPort: (origin.address() as AddressInfo).port });
    const referer = `${own.url}/admin/events/ride/bookings?search=Asha`;
    await (await fetch(`${own.url}/admin/events/ride/bookings?search=Asha`, { headers: { referer } })).text();
    await own.stop(); // It writes what it still has.
    const log = readFileSync(own.accessLog, "utf8");
    expect(log).toContain(`"GET /admin/events/ride/bookings HTTP/1.1" 200`);
    expect(log).not.toContain("Asha");
  });
});

describe("nginx before the app", () => {
  let around: Surroundings;
  let stopServer: () => Promise<void>;
  let counter: Awaited<ReturnType<typeof countRequests>>;
  let nginx: StartedNginx;
  let event: EventOnSale;
  beforeAll(async () => {
    await compressStatic();
    around = await openSurroundings();
    ({ stop: stopServer } = await startServer(around.env, around.ports[0]));
    counter = await countRequests(around.ports[0]);
    nginx = await startNginx({ originPort: counter.port });
    event = await anEventOnSale(around.rooms, { capacity: 5 });
  });
  afterAll(async () => {
    await nginx?.stop();
    await stopServer?.();
    await around?.close();
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${nginx.url}${path}`, { headers });

  test.each([
    ["the event page", (slug: string) => `/e/${slug}`],
    ["its Hindi page", (slug: string) => `/hi/e/${slug}`],
    ["its queue", (slug: string) => `/e/${slug}/queue`],
    ["its status", (slug: string) => `/api/events/${slug}/status`],
    ["what its form needs", (slug: string) => `/api/events/${slug}?lang=mr`],
  ])("forty visitors at once cost the app one request for %s", async (_, pathOf) => {
    const before = counter.count;
    const answers = await Promise.all(Array.from({ length: 40 }, async () => (await get(pathOf(event.slug))).text()));
    expect(new Set(answers).size).toBe(1);
    expect(counter.count - before).toBe(1);
  });

  test("a hundred first visits with all their files cost the app no more than the seconds that they take", async () => {
    const page = await (await get(`/e/${event.slug}`)).text();
    const paths = [`/e/${event.slug}`, ...filesOfPage(page)];
    expect(paths).toContain(`/api/events/${event.slug}/status`);
    const visit = () => Promise.all(paths.map(async (path) => (await get(path)).arrayBuffer()));
    await visit();
    const [before, began] = [counter.count, performance.now()];
    for (let tenth = 0; tenth < 10; tenth++) await Promise.all(Array.from({ length: 10 }, visit));
    const seconds = (performance.now() - began) / 1000;
    // The page once in five seconds, the status once in each.
    expect(counter.count - before).toBeLessThanOrEqual(2 + 1.2 * seconds);
  });

  test("the page of a booking is one page for all bookings, and for the app one request", async () => {
    const before = counter.count;
    const direct = async (path: string) => (await fetch(`http://127.0.0.1:${around.ports[0]}${path}`)).text();
    expect(await direct("/b/bkg_one")).toBe(await direct("/b/bkg_two"));
    expect(await (await get("/b/bkg_one")).text()).toBe(await (await get("/b/bkg_two")).text());
    expect(counter.count - before).toBe(1);
    expect(await (await get("/mr/b/bkg_two")).text()).toContain('<html lang="mr"');
  });

  test("what the router fetches and what a browser opens are never mixed", async () => {
    for (let time = 0; time < 2; time++) {
      expect((await get(`/e/${event.slug}/queue`)).headers.get("content-type")).toMatch(/^text\/html/);
      const fetched = await get(`/e/${event.slug}/queue`, asRsc);
      const text = await fetched.text();
      expect(text).not.toMatch(/^<!DOCTYPE/i);
    }
  });

  test.each([
    ["the event page", (slug: string) => `/e/${slug}`, /\/scripts\/[^"]+\.js/],
    ["Next's pages", (slug: string) => `/e/${slug}/queue`, /\/_next\/static\/[^"]+\.js/],
  ])("scripts of %s come from the disk, compressed at build, and may be kept for ever", async (_, pathOf, address) => {
    const script = address.exec(await (await get(pathOf(event.slug))).text())?.[0] as string;
    const before = counter.count;
    const sizes = await Promise.all(
      [...(hasBrotli() ? ["br"] : []), "gzip", "identity"].map(async (encoding) => {
        const response = await get(script, { "accept-encoding": encoding });
        expect(response.headers.get("content-encoding") ?? "identity").toBe(encoding);
        expect(response.headers.get("cache-control")).toContain("immutable");
        return Number(response.headers.get("content-length"));
      }),
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(counter.count).toBe(before);
  });

  test("nobody has pictures made by the app", async () => {
    expect((await get("/_next/image?url=%2Ficon.svg&w=640&q=75")).status).toBe(404);
  });

  test("while the app is away known pages stay, others say so in three languages, and the API says when to ask again", async () => {
    const page = await (await get(`/e/${event.slug}`)).text();
    const away = await startNginx({ originPort: 9 });
    onTestFinished(away.stop);
    await stopServer();

    expect(await (await get(`/e/${event.slug}`)).text()).toBe(page);
    const other = await fetch(`${away.url}/e/other`);
    expect(other.status).toBe(503);
    expect(Number(other.headers.get("retry-after"))).toBeGreaterThan(0);
    const words = await other.text();
    for (const language of LANGUAGES) expect(words).toContain(`lang="${language}"`);
    const api = await fetch(`${away.url}/api/events/other/queue`, { method: "POST", body: "{}" });
    expect([api.status, ((await api.json()) as { code: string }).code]).toEqual([503, "busy"]);
    expect(Number(api.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(api.headers.get("content-type")).toBe("application/problem+json");
  });
});
