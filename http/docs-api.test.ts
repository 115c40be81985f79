import { beforeAll, expect, test } from "vitest";
import { ask, type Door } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { buildApi } from "./app.ts";

let opened: TestStartline;
let door: Door;

beforeAll(async () => {
  opened = await openTestStartline();
  door = (path, init) => opened.api.request(path, init);
  return opened.close;
});

test("the viewer's page loads nothing from elsewhere, and its own policy forbids it", async () => {
  const page = await ask(door, "GET", "/api/docs");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  expect(parts).toEqual(["data:,", "/api/docs/swagger-ui.css", "/api/docs/swagger-ui-bundle.js", "/api/docs/start.js"]);
  for (const part of parts.slice(1)) expect((await ask(door, "GET", part)).status, part).toBe(200);
  for (const other of ["package.json", "..%2Fhono%2Fpackage.json", "constructor"]) {
    expect((await ask(door, "GET", `/api/docs/${other}`)).status, other).toBe(404);
  }
});

test("in public there is no viewer", async () => {
  const { startline } = opened;
  const inPublic = { ...startline, config: { ...startline.config, PUBLIC_URL: "https://ride.example" } };
  const api = buildApi(inPublic, () => {});
  for (const path of ["/api/docs", "/api/docs/swagger-ui-bundle.js"]) {
    expect((await ask((path, init) => api.request(path, init), "GET", path)).body.code, path).toBe("not_found");
  }
});

test("the description names every route, its success and its refusals, and each operation once", async () => {
  type Operation = { operationId: string; responses: Record<string, { content?: object }> };
  const { paths, components } = (await ask(door, "GET", "/api/openapi.json")).body;
  const operations = Object.values<Record<string, Operation>>(paths).flatMap((path) => Object.values(path));
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.filter((id, index) => !id || ids.indexOf(id) !== index)).toEqual([]);
  const without = operations.filter(({ responses }) =>
    Object.entries(responses).some(([status, { content }]) => !content && !["204", "303"].includes(status)),
  );
  expect(without).toEqual([]);
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(["Event", "Status", "Booking", "Problem"]));
  const join = paths["/api/events/{slug}/queue"].post.responses;
  expect(Object.keys(join)).toEqual(["201", "400", "403", "404", "409", "413", "415", "422", "429", "500", "503"]);
});
