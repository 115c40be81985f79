import { expect, test } from "vitest";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { anEventToRehearse } from "#tests/builders/rehearsal.ts";
import { ask } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;

const START = { places: 10, opening: "at_once" };
const start = (slug: string, body: object = START) =>
  organizer.ask("POST", `/api/admin/events/${slug}/rehearsals`, body);
const end = (slug: string) => organizer.ask("POST", `/api/admin/events/${slug}/rehearsals/end`, {});
const statusOf = async (slug: string) => (await ask(door, "GET", `/api/events/${slug}/status`)).body;

test("an organizer starts a rehearsal, riders see what it is and that it is open, and its end is seen at once", async () => {
  const { slug } = await anEventToRehearse(startline);
  const started = await start(slug);
  expect(started.status).toBe(201);
  const rehearsal = started.body.slug;
  expect((await ask(door, "GET", `/api/events/${rehearsal}`)).body).toMatchObject({
    title: "Rehearsal: Test ride",
    isRehearsal: true,
  });
  expect((await ask(door, "GET", `/api/events/${slug}`)).body).not.toHaveProperty("isRehearsal");
  await expect.poll(async () => (await statusOf(rehearsal)).phase).toBe("open");
  expect(await statusOf(rehearsal)).toMatchObject({ capacity: 10 });

  expect((await start(slug)).body.code).toBe("rehearsal_running");
  expect((await end(slug)).body).toEqual({ slug: rehearsal });
  await expect.poll(async () => (await statusOf(rehearsal)).phase).toBe("closed");
  expect((await end(slug)).body).toEqual({ slug: null });
});

test("a rehearsal that opens in five minutes can be joined before, for the draw", async () => {
  const { slug } = await anEventToRehearse(startline);
  const { body } = await start(slug, { ...START, opening: "in_five_minutes" });
  await expect.poll(async () => (await statusOf(body.slug)).phase).toBe("pre_queue");
});

test.each([
  [{ ...START, places: 4 }, 422],
  [{ ...START, places: 51 }, 422],
  [{ ...START, opening: "tomorrow" }, 422],
])("a rehearsal with %j is not started", async (body, status) => {
  const { slug } = await anEventToRehearse(startline);
  expect((await start(slug, body)).status).toBe(status);
});

test("what can't be rehearsed is refused with a reason that stays the same", async () => {
  const open = await anEventToRehearse(startline, { opensInMinutes: -1 });
  expect(await start(open.slug)).toMatchObject({ status: 409, body: { code: "sale_near" } });
  const { body } = await start((await anEventToRehearse(startline)).slug);
  expect(await start(body.slug)).toMatchObject({ status: 404, body: { code: "unknown_event" } });
  expect((await start("no-such-event")).status).toBe(404);
});

test("the set-up, the places and the state of a rehearsal are not an organizer's to change", async () => {
  const { body } = await start((await anEventToRehearse(startline)).slug);
  const at = `/api/admin/events/${body.slug}`;
  const form = (await organizer.ask("GET", `${at}/edit`)).body;
  for (const verb of ["publish", "unpublish"]) {
    expect((await organizer.ask("POST", `${at}/${verb}`, {})).body.code, verb).toBe("not_allowed");
  }
  expect(form).toBeDefined();
  const shown = { capacity: 10, categories: [] };
  const places = await organizer.ask("PUT", `${at}/places`, { shown, wanted: { capacity: 5000, categories: [] } });
  expect(places.body.code).toBe("rehearsal_stays_as_it_is");
});
