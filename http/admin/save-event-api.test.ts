import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anEditor } from "#tests/builders/event-editor.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";

const opened = await anOrganizersApi();
const { organizer } = opened;
const { aDraft, auditLogOf, save } = anEditor(opened);

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
