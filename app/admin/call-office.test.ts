import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { callOffice } from "./call-office.ts";
import { translateInto } from "./language/translate.ts";
import { refusalCopy } from "./refusal-copy.ts";

const english = translateInto("en", null);

/** What an organizer reads if the server, or whatever is before it, answers so. */
async function saidOf(status: number, type: string, body: string): Promise<string | null> {
  const server = createServer(
    (_request, response) => void response.writeHead(status, { "content-type": type }).end(body),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const reply = await callOffice(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method: "POST" });
  return reply.kind === "ok" ? null : refusalCopy(reply, english);
}

test.each([
  ["a proxy's page", 502, "text/html", "<h1>502 Bad Gateway</h1>"],
  ["a proxy's JSON", 504, "application/json", '{"message":"Gateway Timeout"}'],
  ["a code that is not ours", 500, "application/json", '{"code":"internal"}'],
  ["an answer that broke off", 200, "application/json", '{"sent":'],
])("%s says nothing of what was done", async (_what, ...answer) => {
  expect(await saidOf(...answer)).toContain("may not have happened");
});

test("a refusal of ours is said as it is, in trouble too", async () => {
  const title = "We are very busy just now. Nothing was lost; please try again.";
  expect(await saidOf(503, "application/problem+json", JSON.stringify({ code: "busy", title }))).toBe(title);
});
