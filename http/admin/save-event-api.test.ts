import { expect, test } from "vitest";
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

/** Saves the form as it was read, with some fields changed. */
const save = (form: { slug: string }, change: object): Promise<Reply> =>
  organizer.ask("PUT", `/api/admin/events/${form.slug}`, { ...form, ...change });

const actsOf = async (slug: string) => (await organizer.ask("GET", `/api/admin/events/${slug}/acts`)).body.acts;

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
    { id: "100-km", name: "100 km", pricePaise: 152_500 },
    { id: "50-km", name: "50 km", pricePaise: 102_500 },
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
    questions: [{ id: "jersey", label: "Jersey?", options: ["S", "M"], isRequired: false }],
    categories: [
      { id: "100-km", name: "100 km", capacity: 80, ticketPricePaise: 150_000 },
      { id: "50-km", name: "50 km", capacity: 40, ticketPricePaise: 100_000 },
    ],
  });
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

test("of two organizers who edit the same event the second is told, and nothing of theirs is half saved", async () => {
  const form = await aDraft();
  expect((await save(form, { title: "The first" })).status).toBe(200);

  const second = await save(form, { title: "The second", capacity: 50 });
  expect({ status: second.status, code: second.body.code }).toEqual({ status: 409, code: "edited_elsewhere" });
  expect((await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body).toMatchObject({
    title: "The first",
    capacity: 100,
    revision: 2,
  });
});

test("once published, prices, fee mode, link and categories stay as people saw them", async () => {
  const form = await aPublishedEvent();
  const [long, short] = form.categories;
  const code = async (change: object) => (await save(form, change)).body.code;

  expect(await code({ categories: [{ ...long, ticketPricePaise: 160_000 }, short] })).toBe("prices_frozen");
  expect(await code({ feeMode: "absorbed" })).toBe("prices_frozen");
  const moved = await organizer.ask("PUT", `/api/admin/events/${form.slug}`, { ...form, slug: "another-link" });
  expect(moved.body.code).toBe("slug_fixed");
  expect(await code({ categories: [long] })).toBe("category_in_use");
  expect(await code({ waiverText: "" })).toBe("incomplete");

  const joined = { id: null, name: "25 km", capacity: 10, ticketPricePaise: 50_000 };
  const saved = await save(form, { title: "A better title", categories: [long, short, joined] });
  expect(saved.body).toMatchObject({ title: "A better title", state: "published" });
  expect(saved.body.categories.map((category: { id: string }) => category.id)).toEqual(["100-km", "50-km", "25-km"]);
});

test("a draft's categories can be renamed, priced anew and taken away", async () => {
  const form = await aDraft();
  const [, short] = form.categories;
  const saved = await save(form, {
    categories: [{ ...short, name: "60 km", ticketPricePaise: 90_000, capacity: 100 }],
  });

  expect(saved.body.categories).toEqual([{ id: "50-km", name: "60 km", ticketPricePaise: 90_000, capacity: 100 }]);
  const { rows } = await opened.startline.pool.query("SELECT category_id FROM category_capacity WHERE event_id = $1", [
    form.id,
  ]);
  expect(rows).toEqual([{ category_id: "50-km" }]);
});

test("capacity can grow at any time and never goes below the places that people have", async () => {
  const form = await aPublishedEvent();
  for (let visitors = 0; visitors < 3; visitors += 1) {
    const visitor = aVisitor(door, { slug: form.slug, categoryId: "50-km" });
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

test("of a change of capacity the record says who made it and what it was before; of a draft it says nothing", async () => {
  const form = await aDraft();
  const [long, short] = form.categories;
  const draft = await save(form, { capacity: 90 });
  await organizer.ask("POST", `/api/admin/events/${form.slug}/publish`, {});
  const published = (await organizer.ask("GET", `/api/admin/events/${form.slug}`)).body;
  const change = { capacity: 110, categories: [{ ...long, capacity: 90 }, short] };
  const saved = await save({ ...published, revision: draft.body.revision + 1 }, change);
  await save(saved.body, { title: "Only the title" });

  expect(await actsOf(form.slug)).toMatchObject([
    {
      act: "change_capacity",
      by: organizer.account.email,
      facts: { from: 90, to: 110, categories: "100 km: 80 → 90" },
    },
    { act: "publish_event" },
  ]);
});

test("closing ends the sale and publishing again reopens it; each is recorded once", async () => {
  const { slug } = await aPublishedEvent();
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/close`, {})).body.state).toBe("closed");
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/close`, {})).status).toBe(200);
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {})).body.state).toBe("published");
  expect(await actsOf(slug)).toMatchObject([
    { act: "open_sale_again", by: organizer.account.email, facts: { from: "closed", to: "published" } },
    { act: "close_sale", by: organizer.account.email, facts: { from: "published", to: "closed" } },
    { act: "publish_event", by: organizer.account.email, facts: { from: "draft", to: "published" } },
  ]);
});

test("a picture is kept small under its hash, whatever it calls itself", async () => {
  const { default: sharp } = await import("sharp");
  const png = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: "#0b6e4f" } })
    .png()
    .toBuffer();
  const upload = (body: Buffer<ArrayBufferLike>, type = "image/png") =>
    door("/api/admin/pictures", {
      method: "POST",
      headers: { ...organizer.headers, "content-type": type },
      body: new Uint8Array(body),
    });

  const kept = await upload(png, "image/gif");
  expect(kept.status).toBe(201);
  const { hash } = (await kept.json()) as { hash: string };
  const { rows } = await opened.startline.pool.query("SELECT bytes FROM pictures WHERE hash = $1", [hash]);
  expect(await sharp(rows[0].bytes).metadata()).toMatchObject({ format: "webp", width: 1600, height: 800 });

  expect((await upload(Buffer.from("<svg onload=alert(1)>".repeat(20)))).status).toBe(422);
  expect((await upload(Buffer.concat([png.subarray(0, 100), Buffer.alloc(50)]))).status).toBe(422);
  expect((await upload(Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await upload(png, "text/plain")).status).toBe(415);
});
