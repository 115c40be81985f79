import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "#platform/config.ts";
import { closeStartline, openStartline } from "#wiring";
import { anEventDraft } from "../builders/event-draft.ts";
import { anOrganizer } from "../builders/organizer.ts";
import { ask, type Door } from "../builders/visitor.ts";
import { openSurroundings, startServer } from "./open-door.ts";

/** Far below the minute after which Next makes a page anew by itself. */
const SOON = { timeout: 15_000 };

test("an event is on its pages at once, in each language, when it is published and when it is edited", async () => {
  const around = await openSurroundings();
  onTestFinished(around.close);
  const server = await startServer(around.env, around.ports[0]);
  onTestFinished(server.stop);
  const { PUBLIC_URL: publicUrl } = around.env as { PUBLIC_URL: string };
  const door: Door = (path, init) => fetch(`${publicUrl}${path}`, init);
  const startline = openStartline(readConfig(around.env));
  onTestFinished(() => closeStartline(startline));
  const organizer = await anOrganizer(door, { signIn: startline.signIn, publicUrl });
  const draft = anEventDraft();
  const paths = ["", "/hi", "/mr"].flatMap((prefix) => [
    `${prefix}/e/${draft.slug}`,
    `${prefix}/e/${draft.slug}/queue`,
  ]);
  const pages = () => Promise.all(paths.map((path) => ask(door, "GET", path)));

  // Somebody opens the link too early: that there is no such event must not stay.
  expect((await pages()).map(({ status }) => status)).toEqual(paths.map(() => 404));
  expect((await organizer.ask("POST", "/api/admin/events", draft)).status).toBe(201);
  expect((await organizer.ask("POST", `/api/admin/events/${draft.slug}/publish`, {})).status).toBe(200);
  await expect.poll(async () => (await pages()).map(({ status }) => status), SOON).toEqual(paths.map(() => 200));

  const form = (await organizer.ask("GET", `/api/admin/events/${draft.slug}`)).body;
  const edit = { base: { title: form.title }, wanted: { title: "A better title" } };
  const saved = await organizer.ask("PATCH", `/api/admin/events/${draft.slug}`, edit);
  expect(saved.status).toBe(200);
  const showing = async () => (await pages()).map(({ body }) => String(body).includes("A better title"));
  await expect.poll(showing, SOON).toEqual(paths.map(() => true));
});
