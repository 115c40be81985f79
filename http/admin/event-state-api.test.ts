import { expect, test } from "vitest";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anEditor } from "#tests/builders/event-editor.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;
const { aDraft, aHolder, aPublishedEvent, auditLogOf, save } = anEditor(opened);

test("a new event is a draft that the public cannot see until it is published", async () => {
  const draft = await aDraft();
  expect(draft).toMatchObject({ state: "draft", revision: 1, missing: [] });
  expect((await ask(door, "GET", `/api/events/${draft.slug}`)).status).toBe(404);

  const published = await organizer.ask("POST", `/api/admin/events/${draft.slug}/publish`, {});
  expect(published.body).toEqual({ slug: draft.slug, state: "published" });

  await expect
    .poll(async () => (await ask(door, "GET", `/api/events/${draft.slug}`)).status, { timeout: 5000 })
    .toBe(200);
  const shown = (await ask(door, "GET", `/api/events/${draft.slug}`)).body;
  expect(shown.categories).toEqual([
    { id: expect.any(String), name: "100 km", pricePaise: 152_500 },
    { id: expect.any(String), name: "50 km", pricePaise: 102_500 },
  ]);
});

test("a published event goes back to a draft until somebody has joined or booked", async () => {
  const form = await aPublishedEvent();
  const unpublish = (slug: string) => organizer.ask("POST", `/api/admin/events/${slug}/unpublish`, {});
  expect((await unpublish(form.slug)).body).toEqual({ slug: form.slug, state: "draft" });
  expect((await unpublish(form.slug)).status).toBe(200);
  await expect
    .poll(async () => (await ask(door, "GET", `/api/events/${form.slug}`)).status, { timeout: 5000 })
    .toBe(404);
  const draft = (await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body;
  expect((await save(draft, { slug: `${form.slug}-2` })).body.slug).toBe(`${form.slug}-2`);

  const booked = await aPublishedEvent();
  await aHolder(booked.slug, booked.categories[0].id);
  expect((await unpublish(booked.slug)).body.code).toMatch(/somebody_booked|people_wait/);

  const early = await aPublishedEvent({ opensAt: new Date(Date.now() + 600_000), isProofRequired: false });
  expect((await aVisitor(door, { slug: early.slug, categoryId: "" }).join()).status).toBe(201);
  await expect.poll(async () => (await unpublish(early.slug)).body.code, { timeout: 5000 }).toBe("people_wait");
});

test("closing ends the sale and publishing again reopens it; each is recorded once", async () => {
  const { slug } = await aPublishedEvent();
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/close`, {})).body.state).toBe("closed");
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/close`, {})).status).toBe(200);
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {})).body.state).toBe("published");
  expect(await auditLogOf(slug)).toMatchObject([
    { action: "open_sale_again", by: organizer.account.email, facts: { from: "closed", to: "published" } },
    { action: "close_sale", by: organizer.account.email, facts: { from: "published", to: "closed" } },
    { action: "publish_event", by: organizer.account.email, facts: { from: "draft", to: "published" } },
  ]);
});

test("a draft can be deleted, once and for all, and its link is free again; what is public can't be", async () => {
  const remove = (slug: string) => organizer.ask("DELETE", `/api/admin/events/${slug}`);
  const draft = await aDraft();
  expect((await remove(draft.slug)).status).toBe(204);
  expect([(await remove(draft.slug)).body.code, (await save(draft, { title: "Gone" })).body.code]).toEqual([
    "not_found",
    "unknown_event",
  ]);
  const { rows } = await opened.startline.pool.query(
    "SELECT action, done_by, facts FROM audit_log WHERE event_id = $1",
    [draft.id],
  );
  expect(rows).toEqual([{ action: "delete_draft", done_by: organizer.account.email, facts: { title: draft.title } }]);
  expect((await organizer.ask("POST", "/api/admin/events", anEventDraft({ slug: draft.slug }))).status).toBe(201);

  const published = await aPublishedEvent();
  expect((await remove(published.slug)).body.code).toBe("not_a_draft");
  expect((await organizer.ask("POST", `/api/admin/events/${published.slug}/unpublish`, {})).status).toBe(200);
  expect((await remove(published.slug)).status).toBe(204);
});

test("a save whose texts were written just before the draft was deleted leaves no places behind", async () => {
  const { id, slug } = await aDraft();
  await organizer.ask("DELETE", `/api/admin/events/${slug}`);
  expect(await changeCapacity(opened.startline, id, 90, [], organizer.account.email)).toBe("unknown_event");
  const { rows } = await opened.startline.pool.query(
    "SELECT 1 FROM event_capacity WHERE event_id = $1 UNION ALL SELECT 1 FROM waiting_rooms WHERE event_id = $1",
    [id],
  );
  expect(rows).toEqual([]);
});

test("of a draft that is saved, published and deleted at the same time nothing is left, or all of it", async () => {
  for (let round = 0; round < 12; round += 1) {
    const draft = await aDraft();
    await Promise.all([
      save(draft, { capacity: 90 + round }),
      organizer.ask("POST", `/api/admin/events/${draft.slug}/publish`, {}),
      organizer.ask("DELETE", `/api/admin/events/${draft.slug}`),
      organizer.ask("DELETE", `/api/admin/events/${draft.slug}`),
    ]);
    const { rows } = await opened.startline.pool.query(
      `SELECT (SELECT count(*) FROM events WHERE id = $1) AS events, (SELECT count(*) FROM event_capacity WHERE event_id = $1) AS capacity,
              (SELECT count(*) FROM waiting_rooms WHERE event_id = $1) AS rooms, (SELECT count(*) > 0 FROM waivers WHERE event_id = $1) AS waivers,
              (SELECT count(*) > 0 FROM categories WHERE event_id = $1) AS categories`,
      [draft.id],
    );
    expect([
      { events: 0, capacity: 0, rooms: 0, waivers: false, categories: false },
      { events: 1, capacity: 1, rooms: 1, waivers: true, categories: true },
    ]).toContainEqual(rows[0]);
  }
});
