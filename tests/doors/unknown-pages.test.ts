import { expect, onTestFinished, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { ask, aVisitor, type Door } from "../builders/visitor.ts";
import { openSurroundings, startServer } from "./open-door.ts";

const RIDERS = 20;
/** Next says so of every answer of its pages. */
const isOfNext = (headers: Headers) => headers.get("vary")?.includes("rsc") ?? false;

test("three hundred unknown addresses never reach Next, and riders claim their places meanwhile", async () => {
  const around = await openSurroundings();
  onTestFinished(around.close);
  const server = await startServer(around.env, around.ports[0]);
  onTestFinished(server.stop);
  const door: Door = (path, init) => fetch(`${around.env.PUBLIC_URL}${path}`, init);
  const event = await anEventOnSale(around.rooms, { capacity: RIDERS });
  expect(isOfNext((await ask(door, "GET", `/e/${event.slug}`)).headers)).toBe(true);
  const riders = Array.from({ length: RIDERS }, () => aVisitor(door, event));
  for (const rider of riders) expect((await rider.join()).status).toBe(201);

  const unknown = Array.from({ length: 50 }, (_, number) => [
    `/wp-login-${number}.php`,
    `/hi/e/no-ride-${number}`,
    `/mr/e/no-ride-${number}/queue?utm=${number}`,
    `/e/no-ride-${number}/fairness`,
    `/_next/static/chunks/no-chunk-${number}.js`,
    `/e/${event.slug}/no-page-${number}`,
  ]).flat();
  const [claims, answers] = await Promise.all([
    Promise.all(riders.map((rider) => rider.claim())),
    Promise.all(unknown.map((path, number) => ask(door, number % 2 === 0 ? "GET" : "HEAD", path))),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(unknown.map(() => 404));
  expect(answers.filter(({ headers }) => isOfNext(headers))).toEqual([]);
  expect(claims.map(({ status }) => status)).toEqual(riders.map(() => 201));

  for (const language of LANGUAGES) {
    const { body } = await ask(door, "GET", `/${language}/no-page`);
    expect(body).toContain(`<html lang="${language}"`);
    expect(body).toContain(copyOf(language).pages.notFound.title);
  }
});
