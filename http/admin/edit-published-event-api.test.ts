import { expect, test } from "vitest";
import { sha256 } from "#platform/keys.ts";
import { anEditor } from "#tests/builders/event-editor.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;
const { aDraft, aHolder, aPublishedEvent, auditLogOf, save } = anEditor(opened);

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
