import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { newApi } from "#http/api.ts";
import { notFound } from "#http/problem.ts";
import { file, json, problems } from "#http/responses.ts";
import { answerCheck } from "./checked-api.ts";

// Every API of a test is wrapped in this check, so here it is shown to fail.

const Ride = z.object({
  slug: z.string(),
  places: z.array(z.object({ free: z.int() })),
  at: z.iso.datetime().nullable(),
});
const RIDE = { slug: "pune", places: [{ free: 3 }], at: "2027-01-10T04:35:00.000Z" };

function described() {
  const api = newApi();
  const route = (path: string, ok: object) =>
    api.openAPIRegistry.registerPath(
      createRoute({ method: "get", path, responses: { 200: ok as never, ...problems(notFound) } }),
    );
  route("/rides/{slug}", json(Ride, "A ride"));
  route("/rides/newest", json(z.object({ newest: z.string() }), "Its slug"));
  route("/rides/{slug}/list.csv", file("text/csv", "A list"));
  return answerCheck(api);
}
const check = described();
const answer = (body: unknown, status = 200, type = "application/json") =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers: { "content-type": type } });
const problem = (code: string, status: number) =>
  answer({ type: `about:blank#${code}`, status, code, title: "No." }, status, "application/problem+json");

describe("an answer as it is described passes, and is left to be read", () => {
  test.each([
    ["/rides/pune", answer(RIDE)],
    ["/rides/pune", answer({ ...RIDE, at: null, places: [] })],
    ["/rides/newest", answer({ newest: "pune" })],
    ["/rides/pune/list.csv", answer("a,b", 200, "text/csv; charset=utf-8")],
    ["/rides/none", problem("not_found", 404)],
    ["/rides/none", problem("busy", 503)],
  ])("%s", async (path, response) => {
    await check("GET", path, response);
    expect(response.bodyUsed).toBe(false);
  });
});

describe("any other answer fails the test, and says where", () => {
  test.each([
    ["a member that is missing", "/rides/pune", answer({ slug: "pune", places: [] }), "body.at is wrong"],
    ["a wrong type", "/rides/pune", answer({ ...RIDE, places: [{ free: "3" }] }), "body.places.0.free is wrong"],
    [
      "a member that nobody described",
      "/rides/pune",
      answer({ ...RIDE, secret: 1 }),
      "body.secret is not in its schema",
    ],
    ["one deep inside", "/rides/pune", answer({ ...RIDE, places: [{ free: 1, id: 2 }] }), "body.places.0.id is not in"],
    ["another route's body", "/rides/newest", answer(RIDE), "body.newest is wrong"],
    ["another media type", "/rides/pune/list.csv", answer("<p>", 200, "text/html"), "not text/csv but text/html"],
    ["a status that is not described", "/rides/pune", answer(RIDE, 201), "it is described with 200"],
    ["a code that is not described", "/rides/pune", problem("sold_out", 404), "body.code is wrong"],
    ["a route that is not described", "/rides", answer(RIDE), "no such route is described"],
  ])("%s", async (_what, path, response, said) => {
    await expect(check("GET", path, response)).rejects.toThrow(said);
  });
});
