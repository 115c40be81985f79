import { expect, test } from "vitest";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { sha256 } from "#platform/keys.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";

const { startline, door, organizer } = await anOrganizersApi();
const hashOf = (text: string) => sha256(text).toString("hex");

const marathi = {
  "Test ride": "चाचणी राइड",
  "100 km": "100 किमी",
  "Jersey size": "जर्सीचा आकार",
  Small: "लहान",
  "A helmet": "हेल्मेट",
};
const question = { id: "", label: "Jersey size", options: ["Small", "Large"], isRequired: true };
const WAIVER = { en: "I ride at my own risk.", mr: "मी माझ्या जबाबदारीवर राइड करतो." };

async function anEventInMarathi(change: Partial<EventDraft> = {}) {
  const draft = anEventDraft({
    translations: { mr: marathi },
    waiverTranslations: { mr: WAIVER.mr },
    questions: [question],
    isProofRequired: false,
    ...change,
  });
  const created = await organizer.ask("POST", "/api/admin/events", draft);
  expect(created.status).toBe(201);
  expect((await organizer.ask("POST", `/api/admin/events/${draft.slug}/publish`, {})).status).toBe(200);
  return (await organizer.ask("GET", `/api/admin/events/${draft.slug}`)).body;
}

const read = async (slug: string, query = "") => (await ask(door, "GET", `/api/events/${slug}${query}`)).body;
/** The event is kept in memory for a second. */
const waiverShown = (slug: string) => expect.poll(async () => (await read(slug)).waiver, { timeout: 5000 });

async function aHolder(event: { slug: string; categories: { id: string }[]; questions: { id: string }[] }) {
  const visitor = aVisitor(door, { slug: event.slug, categoryId: event.categories[0]?.id as string });
  await visitor.join();
  expect((await visitor.claim()).status).toBe(201);
  const answers = { [event.questions[0]?.id as string]: "Small" };
  return {
    ...visitor,
    look: visitor.look,
    fillIn: (change: object) => visitor.fillIn({ answers, ...change }),
    visitor,
  };
}

const signaturesOf = async (bookingId: string) => {
  const sql = `SELECT version, language, text_hash FROM waiver_signatures WHERE booking_id = $1 ORDER BY signed_at`;
  return (await startline.pool.query(sql, [bookingId])).rows;
};

test("an event says its texts as the organizer wrote them, and with a language the translations of what it shows", async () => {
  const { slug } = await anEventInMarathi();
  const plain = await read(slug);
  expect(plain).toMatchObject({
    title: "Test ride",
    language: "en",
    waiver: {
      version: 1,
      text: WAIVER.en,
      hash: hashOf(WAIVER.en),
      language: "en",
      translations: { mr: { text: WAIVER.mr, hash: hashOf(WAIVER.mr) } },
    },
  });
  expect(plain).not.toHaveProperty("texts");

  const { "A helmet": _notShown, ...shown } = marathi;
  const inMarathi = await read(slug, "?lang=mr");
  expect(inMarathi.texts).toEqual(shown);
  expect({ ...inMarathi, texts: undefined }).toEqual({ ...plain, texts: undefined });
  expect((await read(slug, "?lang=hi")).texts).toEqual({});
  expect(await read(slug, "?lang=tlh")).toEqual(plain);
});

test("a hidden category is named in no language", async () => {
  const { slug, categories } = await anEventInMarathi();
  const hidden = categories.map((category: { name: string }) => ({
    ...category,
    isHidden: category.name === "100 km",
  }));
  const edit = { base: { categories }, wanted: { categories: hidden } };
  expect((await organizer.ask("PATCH", `/api/admin/events/${slug}`, edit)).status).toBe(200);
  await expect.poll(async () => (await read(slug, "?lang=mr")).categories, { timeout: 5000 }).toHaveLength(1);
  expect((await read(slug, "?lang=mr")).texts).not.toHaveProperty("100 km");
});

test("a booking carries the organizer's texts in the language of whoever looks", async () => {
  const holder = await aHolder(await anEventInMarathi());
  const path = `/api/bookings/${holder.visitor.bookingId}?lang=mr`;
  const { event, categoryName } = (
    await ask(door, "GET", path, undefined, { authorization: `Bearer ${holder.visitor.accessToken}` })
  ).body;
  expect(event.texts[event.title]).toBe("चाचणी राइड");
  expect(event.texts[categoryName]).toBe("100 किमी");
  expect(event.texts[event.bring[0]]).toBe("हेल्मेट");
  expect((await holder.look()).body.event).not.toHaveProperty("texts");
});

test("a signature keeps version, language and hash of the text that was read; without a language it is the organizer's own", async () => {
  const event = await anEventInMarathi();
  const inMarathi = await aHolder(event);
  const waiver = { version: 1, accepted: true };
  expect((await inMarathi.fillIn({ language: "mr", waiver: { ...waiver, language: "mr" } })).status).toBe(200);
  expect(await signaturesOf(inMarathi.visitor.bookingId)).toEqual([
    { version: 1, language: "mr", text_hash: hashOf(WAIVER.mr) },
  ]);

  const asBefore = await aHolder(event);
  expect((await asBefore.fillIn({ language: "mr", waiver })).status).toBe(200);
  expect(await signaturesOf(asBefore.visitor.bookingId)).toEqual([
    { version: 1, language: "en", text_hash: hashOf(WAIVER.en) },
  ]);
});

test("who signs again in another language has signed both texts", async () => {
  const holder = await aHolder(await anEventInMarathi());
  for (const language of ["en", "mr", "en"]) {
    expect((await holder.fillIn({ waiver: { version: 1, accepted: true, language } })).status).toBe(200);
  }
  expect((await signaturesOf(holder.visitor.bookingId)).map(({ language }) => language)).toEqual(["en", "mr"]);
});

test("nobody can sign a waiver in a language in which it does not exist", async () => {
  const holder = await aHolder(await anEventInMarathi());
  const refused = await holder.fillIn({ language: "hi", waiver: { version: 1, accepted: true, language: "hi" } });
  expect({ status: refused.status, code: refused.body.code, errors: refused.body.errors }).toMatchObject({
    status: 422,
    code: "invalid_input",
    errors: [{ field: "waiver", code: "waiver_not_in_language" }],
  });
  expect(await signaturesOf(holder.visitor.bookingId)).toEqual([]);
});

test("a language that joins leaves the version, and one whose text changes begins a new one for all", async () => {
  const event = await anEventInMarathi();
  const holder = await aHolder(event);
  const path = `/api/admin/events/${event.slug}`;
  const joined = await organizer.ask("PATCH", path, {
    base: { waiverTranslations: event.waiverTranslations },
    wanted: { waiverTranslations: { ...event.waiverTranslations, hi: "अपने जोखिम पर।" } },
  });
  expect(joined.status).toBe(200);
  await waiverShown(event.slug).toMatchObject({ version: 1, translations: { hi: { text: "अपने जोखिम पर।" } } });
  const sign = async (language: string) => {
    const { status, body } = await holder.fillIn({ waiver: { version: 1, accepted: true, language } });
    return { status, code: body.errors?.[0].code };
  };
  await expect.poll(() => sign("hi"), { timeout: 5000 }).toMatchObject({ status: 200 });

  const { waiverTranslations } = joined.body;
  const changed = await organizer.ask("PATCH", path, {
    base: { waiverTranslations },
    wanted: { waiverTranslations: { ...waiverTranslations, mr: "मी स्वतः जबाबदार आहे." } },
  });
  expect(changed.status).toBe(200);
  await waiverShown(event.slug).toMatchObject({ version: 2, translations: { mr: { text: "मी स्वतः जबाबदार आहे." } } });
  await expect.poll(() => sign("mr"), { timeout: 5000 }).toEqual({ status: 422, code: "waiver_outdated" });

  const { rows } = await startline.pool.query(
    `SELECT version, language, text FROM waiver_translations WHERE event_id = $1 ORDER BY version, language`,
    [event.id],
  );
  expect(rows).toEqual([
    { version: 1, language: "hi", text: "अपने जोखिम पर।" },
    { version: 1, language: "mr", text: WAIVER.mr },
    { version: 2, language: "hi", text: "अपने जोखिम पर।" },
    { version: 2, language: "mr", text: "मी स्वतः जबाबदार आहे." },
  ]);
});

test("messages speak of the event in the language of the rider", async () => {
  const event = await anEventInMarathi();
  const holder = await aHolder(event);
  await holder.fillIn({ language: "mr" });
  const { db, accessKeys, config } = startline;
  const readFacts = messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL });
  expect(await readFacts(event.id, holder.visitor.bookingId, "")).toMatchObject({
    eventTitle: "चाचणी राइड",
    categoryName: "100 किमी",
    bring: ["हेल्मेट"],
    rules: ["Helmets on"],
  });
});

test("the organizer sees in which language somebody signed, in the list and in the export", async () => {
  const event = await anEventInMarathi();
  const holder = await aHolder(event);
  await holder.fillIn({ waiver: { version: 1, accepted: true, language: "mr" } });
  const csv = (await organizer.ask("GET", `/api/admin/events/${event.slug}/participants.csv?all=1`)).body as string;
  expect(csv).toContain('"Waiver signed, version",Waiver read in,');
  expect(csv).toMatch(/,1,Marathi,/);
});
