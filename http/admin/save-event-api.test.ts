import { expect, test } from "vitest";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { sha256 } from "#platform/keys.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor, type Reply } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

async function aDraft(change = {}) {
  const created = await organizer.ask("POST", "/api/admin/events", anEventDraft(change));
  expect(created.status).toBe(201);
  return created.body;
}

async function aPublishedEvent(change = {}) {
  const { slug } = await aDraft(change);
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {})).status).toBe(200);
  return (await organizer.ask("GET", `/api/admin/events/${slug}`)).body;
}

/** Changes fields of the form as it was read. */
function save(form: { slug: string; [field: string]: unknown }, wanted: object, by = organizer): Promise<Reply> {
  const base = Object.fromEntries(Object.keys(wanted).map((field) => [field, form[field]]));
  return by.ask("PATCH", `/api/admin/events/${form.slug}`, { base, wanted });
}

const auditLogOf = async (slug: string) =>
  (await organizer.ask("GET", `/api/admin/events/${slug}/audit-log`)).body.entries;

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

test("what the organizer wrote comes back as it was written", async () => {
  const given = anEventDraft({
    mapUrl: "https://example.com/map",
    questions: [{ id: "", label: "Jersey?", options: ["S", "M"], isRequired: false }],
  });
  const { slug } = (await organizer.ask("POST", "/api/admin/events", given)).body;

  const form = (await organizer.ask("GET", `/api/admin/events/${slug}`)).body;
  expect(form).toMatchObject({
    ...JSON.parse(JSON.stringify(given)),
    questions: [
      { id: expect.stringMatching(/^que_\w{10}$/), label: "Jersey?", options: ["S", "M"], isRequired: false },
    ],
    categories: [
      { id: expect.any(String), name: "100 km", capacity: 80, ticketPricePaise: 150_000 },
      { id: expect.any(String), name: "50 km", capacity: 40, ticketPricePaise: 100_000 },
    ],
  });
});

test("half an emoji and a NUL are mended in every text of the organizer's", async () => {
  const broken = "Ride \ud83d on\0";
  const given = anEventDraft({
    title: broken,
    summary: broken,
    description: broken,
    reportingNote: broken,
    place: broken,
    included: [broken],
    rules: [broken],
    bring: [broken],
    plan: [{ time: broken, text: broken }],
    faq: [{ question: broken, answer: broken }],
    questions: [{ id: broken, label: broken, options: [broken, "S"], isRequired: false }],
    organizerName: broken,
    organizerAddress: broken,
    categories: [{ id: null, name: broken, capacity: 80, ticketPricePaise: 150_000 }],
    waiverText: broken,
    translations: { hi: { [broken]: broken, "Ride \ufffd on": broken } },
    waiverTranslations: { hi: broken },
  });
  const created = await organizer.ask("POST", "/api/admin/events", given);
  expect(created.status).toBe(201);
  const stored = JSON.stringify(created.body);
  expect(stored).not.toMatch(/\\ud83d|\\u0000/);
  expect(stored.match(/Ride \ufffd on/g)?.length).toBeGreaterThan(20);

  const reply = await organizer.ask("POST", "/api/admin/events", anEventDraft({ mapUrl: "https://maps.example/\0" }));
  expect(reply.body.errors).toMatchObject([{ field: "mapUrl", code: "map_url_invalid" }]);
});

test("an unfinished draft is saved, and cannot be published until nothing is missing", async () => {
  const draft = await aDraft({ waiverText: "", categories: [], description: "" });
  expect(draft.missing).toEqual(["description", "categories", "waiver"]);

  const refused = await organizer.ask("POST", `/api/admin/events/${draft.slug}/publish`, {});
  expect({ status: refused.status, code: refused.body.code, missing: refused.body.missing }).toEqual({
    status: 409,
    code: "incomplete",
    missing: ["description", "categories", "waiver"],
  });
});

test("a draft whose stored email address nobody could answer to is not published", async () => {
  const { id, slug } = await aDraft();
  await opened.startline.pool.query("UPDATE events SET organizer_email = 'a<x>@b.co' WHERE id = $1", [id]);
  const refused = await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {});
  expect([refused.body.code, refused.body.missing]).toEqual(["incomplete", ["organizer_contact"]]);
});

test("each wrong field is named beside its message", async () => {
  const wrong = anEventDraft({ title: " ", slug: "Not A Slug!", brandColor: "green", mapUrl: "javascript:alert(1)" });
  const reply = await organizer.ask("POST", "/api/admin/events", wrong);

  expect(reply.status).toBe(422);
  expect(reply.body.errors.map((error: { field: string; code: string }) => [error.field, error.code])).toEqual([
    ["title", "title_missing"],
    ["slug", "slug_invalid"],
    ["brandColor", "color_invalid"],
    ["mapUrl", "map_url_invalid"],
  ]);
});

test("two events cannot have one link", async () => {
  const { slug } = await aDraft();
  const reply = await organizer.ask("POST", "/api/admin/events", anEventDraft({ slug }));
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 409, code: "slug_taken" });
});

test("of two organizers who change the same field the second is told who did, and nothing of theirs is half saved", async () => {
  const form = await aDraft();
  expect((await save(form, { title: "The first" })).status).toBe(200);

  const second = await save(form, { title: "The second", capacity: 50 });
  expect(second).toMatchObject({
    status: 409,
    body: {
      code: "edited_elsewhere",
      contested: [{ field: "title", by: organizer.account.email, at: expect.any(String) }],
    },
  });
  expect((await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body).toMatchObject({
    title: "The first",
    capacity: 100,
    revision: 2,
  });
});

test("organizers who change different fields at the same time all find their words saved", async () => {
  const form = await aDraft();
  const changes = { title: "A", summary: "B", place: "C", rules: ["D"], capacity: 90, waiverText: "E" };
  const replies = await Promise.all(Object.entries(changes).map(([field, value]) => save(form, { [field]: value })));
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  expect((await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body).toMatchObject(changes);
});

test("the audit log says of each field what it was and is, once, however often the change is sent", async () => {
  const form = await aDraft({ categories: [{ id: null, name: "100 km", capacity: 80, ticketPricePaise: 150_000 }] });
  const wanted = { title: "Night ride", translations: { hi: { "Night ride": "रात की राइड" } } };
  expect([(await save(form, wanted)).status, (await save(form, wanted)).status]).toEqual([200, 200]);
  await save(form, { capacity: 80, isProofRequired: false });
  expect(await auditLogOf(form.slug)).toMatchObject([
    {
      action: "edit_event",
      facts: {
        changes: [
          { field: "isProofRequired", from: "true", to: "false" },
          { field: "capacity", from: "100", to: "80" },
        ],
      },
    },
    {
      action: "edit_event",
      by: organizer.account.email,
      facts: {
        changes: [
          { field: "title", from: "Test ride", to: "Night ride" },
          { field: "translations.hi.Night ride", from: "", to: "रात की राइड" },
        ],
      },
    },
  ]);
});

/** Somebody who holds a place in that category. */
async function aHolder(slug: string, categoryId: string) {
  const visitor = aVisitor(door, { slug, categoryId });
  await visitor.join();
  expect((await visitor.claim()).status).toBe(201);
  return visitor;
}

test("once published the link stays, and what the sale needs cannot be taken away", async () => {
  const form = await aPublishedEvent();
  const moved = await save(form, { slug: "another-link" });
  expect(moved.body.code).toBe("slug_fixed");
  expect((await save(form, { waiverText: "" })).body.code).toBe("incomplete");
  expect((await save(form, { categories: [] })).body.code).toBe("incomplete");
});

test("prices stay from the first booking of their category on, and so does the category", async () => {
  const form = await aPublishedEvent();
  const [long, short] = form.categories;
  await aHolder(form.slug, long.id);
  const code = async (change: object) => (await save(form, change)).body.code;

  expect(await code({ categories: [{ ...long, ticketPricePaise: 160_000 }, short] })).toBe("prices_frozen");
  expect(await code({ feeMode: "absorbed" })).toBe("prices_frozen");
  expect(await code({ categories: [short] })).toBe("category_in_use");
  const swapped = [
    { ...long, name: short.name },
    { ...short, name: long.name },
  ];
  expect(await code({ categories: swapped })).toBe("category_name_taken");

  const cheaper = await save(form, { categories: [long, { ...short, ticketPricePaise: 90_000 }] });
  expect(cheaper.body).toMatchObject({ state: "published", categories: [long, { ticketPricePaise: 90_000 }] });
});

test("a category that was put on sale by mistake is repriced or taken away while nobody has booked it, on the record", async () => {
  const form = await aPublishedEvent();
  const [long, short] = form.categories;
  const mistake = { id: null, name: "25 km", capacity: 10, ticketPricePaise: 9900 };
  const added = (await save(form, { categories: [long, short, mistake] })).body;
  expect(added.categories[2]).toMatchObject({ ...mistake, id: expect.stringMatching(/^cat_\w{10}$/) });

  const repriced = (
    await save(added, { categories: [long, short, { ...added.categories[2], ticketPricePaise: 50_000 }] })
  ).body;
  const shown = async () => (await ask(door, "GET", `/api/events/${form.slug}`)).body.categories;
  await expect.poll(async () => (await shown())[2]?.pricePaise, { timeout: 5000 }).toBe(52_500);

  expect((await save(repriced, { categories: [long, short] })).body.categories).toEqual([long, short]);
  await expect.poll(async () => (await shown()).length, { timeout: 5000 }).toBe(2);
  const ofPlaces = (await auditLogOf(form.slug)).filter(({ action }: { action: string }) => action !== "edit_event");
  expect(ofPlaces.map(({ action, facts }: { action: string; facts: object }) => [action, facts])).toEqual([
    ["change_categories", { removed: "25 km", prices: null }],
    ["change_categories", { removed: null, prices: "25 km: ₹124 → ₹525" }],
    ["change_capacity", { from: 100, to: 100, categories: "25 km: 0 → 10" }],
    ["publish_event", { from: "draft", to: "published" }],
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

test("an answer stays the answer to what was asked, whatever becomes of the question", async () => {
  const size = { id: "", label: "टी-शर्टचा आकार", options: ["M", "XL"], isRequired: false };
  const form = await aPublishedEvent({ questions: [size] });
  const [asked] = form.questions;
  const rider = await aHolder(form.slug, form.categories[0].id);
  Object.assign(rider.person, { answers: { [asked.id]: "XL" } });
  expect((await rider.fillIn()).status).toBe(200);

  // Another question in its place, with its id, with none, and with the id that is free again.
  const group = { label: "रक्तगट", isRequired: false };
  const replaced = (await save(form, { questions: [{ ...group, id: asked.id }] })).body;
  const removed = (await save(replaced, { questions: [] })).body;
  const back = (
    await save(removed, {
      questions: [
        { ...group, id: "" },
        { ...group, id: asked.id },
      ],
    })
  ).body;
  const ids = [asked.id, ...replaced.questions, ...back.questions].map((each) => each.id ?? each);
  expect(new Set(ids).size).toBe(4);
  const spelled = (
    await save(back, { questions: back.questions.map((each: object) => ({ ...each, label: " रक्तगट ?" })) })
  ).body;
  expect(spelled.questions.map(({ id }: { id: string }) => id)).toEqual(
    back.questions.map(({ id }: { id: string }) => id),
  );

  const csv = await door(`/api/admin/events/${form.slug}/participants.csv?all=1`, { headers: organizer.headers });
  const [header = "", row = ""] = (await csv.text()).trimEnd().split("\r\n");
  expect(header).toContain(",Language,रक्तगट ?,रक्तगट ?,Answers to earlier questions,");
  expect(row).toContain(",,,टी-शर्टचा आकार: XL,");
});

test("a draft's categories can be renamed, priced anew and taken away", async () => {
  const form = await aDraft();
  const [, short] = form.categories;
  const saved = await save(form, {
    categories: [{ ...short, name: "60 km", ticketPricePaise: 90_000, capacity: 100 }],
  });

  expect(saved.body.categories).toMatchObject([
    { id: short.id, name: "60 km", ticketPricePaise: 90_000, capacity: 100 },
  ]);
  const { rows } = await opened.startline.pool.query("SELECT category_id FROM category_capacity WHERE event_id = $1", [
    form.id,
  ]);
  expect(rows).toEqual([{ category_id: short.id }]);
});

test("capacity can grow at any time and never goes below the places that people have", async () => {
  const form = await aPublishedEvent();
  for (let visitors = 0; visitors < 3; visitors += 1) {
    const visitor = aVisitor(door, { slug: form.slug, categoryId: form.categories[1].id });
    await visitor.join();
    expect((await visitor.claim()).status).toBe(201);
  }
  const [long, short] = form.categories;

  const belowEvent = await save(form, {
    capacity: 2,
    categories: [
      { ...long, capacity: 2 },
      { ...short, capacity: 2 },
    ],
  });
  expect({ status: belowEvent.status, code: belowEvent.body.code, errors: belowEvent.body.errors }).toEqual({
    status: 409,
    code: "below_sold",
    errors: [
      { field: "capacity", code: "below_sold", message: "It cannot be less than 3: 0 confirmed, 3 held." },
      {
        field: "categories.1.capacity",
        code: "below_sold",
        message: "This category cannot have less than 3: 0 confirmed, 3 held.",
      },
    ],
  });
  const belowCategory = await save(form, {
    categories: [
      { ...long, capacity: 100 },
      { ...short, capacity: 2 },
    ],
  });
  expect(belowCategory.body.errors.map((error: { field: string }) => error.field)).toEqual(["categories.1.capacity"]);

  const exact = await save(form, {
    categories: [
      { ...long, capacity: 100 },
      { ...short, capacity: 3 },
    ],
  });
  expect(exact.status).toBe(200);
  const grown = await save(exact.body, {
    capacity: 500,
    categories: [
      { ...long, capacity: 500 },
      { ...short, capacity: 3 },
    ],
  });
  expect(grown.body.capacity).toBe(500);
});

test("a changed waiver is a new version with its own hash, and the former one stays provable", async () => {
  const form = await aPublishedEvent();
  const saved = await save(form, { waiverText: "I ride carefully and at my own risk." });
  await save(saved.body, { title: "Only the title" });

  const { rows } = await opened.startline.pool.query(
    "SELECT version, text, text_hash FROM waivers WHERE event_id = $1 ORDER BY 1",
    [form.id],
  );
  expect(rows).toEqual(
    ["I ride at my own risk.", "I ride carefully and at my own risk."].map((text, index) => ({
      version: index + 1,
      text,
      text_hash: sha256(text).toString("hex"),
    })),
  );
});

test("of a change of capacity that people can see the audit log says who made it and what it was before", async () => {
  const form = await aDraft();
  const [long, short] = form.categories;
  await save(form, { capacity: 90 });
  await organizer.ask("POST", `/api/admin/events/${form.slug}/publish`, {});
  const published = (await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body;
  const change = { capacity: 110, categories: [{ ...long, capacity: 90 }, short] };
  const saved = await save(published, change);
  await save(saved.body, { title: "Only the title" });

  expect(await auditLogOf(form.slug)).toMatchObject([
    { action: "edit_event", facts: { changes: [{ field: "title", from: "Test ride", to: "Only the title" }] } },
    {
      action: "change_capacity",
      by: organizer.account.email,
      facts: { from: 90, to: 110, categories: "100 km: 80 → 90" },
    },
    { action: "publish_event" },
    { action: "edit_event", facts: { changes: [{ field: "capacity", from: "100", to: "90" }] } },
  ]);
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
