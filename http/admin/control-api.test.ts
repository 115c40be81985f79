import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor, type Reply } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

const DEFAULTS = { isPaused: false, callsPerSecond: 20, concurrencyTarget: 300, notice: { en: "", hi: "", mr: "" } };

async function aSale(): Promise<{ slug: string; categoryId: string }> {
  const draft = anEventDraft({ isProofRequired: false });
  const { slug, categories } = (await organizer.ask("POST", "/api/admin/events", draft)).body;
  expect((await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {})).status).toBe(200);
  return { slug, categoryId: categories[0].id };
}

const control = (slug: string, body: object): Promise<Reply> =>
  organizer.ask("PATCH", `/api/admin/events/${slug}/controls`, body);
const look = (slug: string): Promise<Reply> => organizer.ask("GET", `/api/admin/events/${slug}/controls`);
const statusOf = async (slug: string) => (await ask(door, "GET", `/api/events/${slug}/status`)).body;

test("the controls are read with how the sale goes now", async () => {
  const { slug, categoryId } = await aSale();
  const visitor = aVisitor(door, { slug, categoryId });
  await visitor.join();
  await visitor.claim();
  await aVisitor(door, { slug, categoryId }).join();

  await expect
    .poll(async () => (await look(slug)).body, { timeout: 5000 })
    .toMatchObject({
      state: "published",
      controls: DEFAULTS,
      now: { phase: "open", waiting: 0, serving: 2, called: 1, held: 1, confirmed: 0, remaining: 98, capacity: 100 },
    });
  const { now } = (await look(slug)).body;
  expect(now).toMatchObject({ calledPerMinute: 2, concurrency: 300, turnout: 1, roomForCalled: 1 });
});

test("half an emoji in the message to everybody is mended", async () => {
  const { slug } = await aSale();
  const reply = await control(slug, { notice: { en: "Wait \ud83d" } });
  expect([reply.status, reply.body.controls.notice.en]).toEqual([200, "Wait \ufffd"]);
});

test("what is turned is answered at once and seen by visitors a moment later; what is not named stays", async () => {
  const { slug } = await aSale();
  const notice = { en: "A short break", hi: "थोड़ा विराम" };
  const reply = await control(slug, { isPaused: true, notice });
  expect(reply.status).toBe(200);
  expect(reply.body.controls).toEqual({ ...DEFAULTS, isPaused: true, notice: { ...notice, mr: "" } });

  await expect
    .poll(() => statusOf(slug), { timeout: 5000 })
    .toMatchObject({ paused: true, message: "A short break", messages: { ...notice, mr: "" } });

  const later = await control(slug, { isPaused: false, callsPerSecond: 5, notice: { en: "" } });
  expect(later.body.controls).toEqual({
    ...DEFAULTS,
    callsPerSecond: 5,
    notice: { en: "", hi: "थोड़ा विराम", mr: "" },
  });
});

test("each wrong value is named beside its message, and nothing else of the request is done", async () => {
  const { slug } = await aSale();
  const reply = await control(slug, {
    isPaused: true,
    callsPerSecond: 200,
    concurrencyTarget: 0,
    notice: { mr: "म".repeat(301) },
  });
  expect({ status: reply.status, code: reply.body.code, errors: reply.body.errors }).toEqual({
    status: 422,
    code: "invalid_input",
    errors: [
      { field: "callsPerSecond", code: "out_of_bounds", message: "Enter a whole number from 1 to 100." },
      { field: "concurrencyTarget", code: "out_of_bounds", message: "Enter a whole number from 1 to 2,000." },
      { field: "notice.mr", code: "too_long", message: "Shorten this to 300 characters." },
    ],
  });
  expect((await look(slug)).body.controls).toEqual(DEFAULTS);
});

test("a word that is no control is refused rather than overlooked", async () => {
  const { slug } = await aSale();
  for (const body of [{ paused: true }, { isPaused: "yes" }, { callsPerSecond: "20" }, { notice: { fr: "Non" } }, []]) {
    expect({ body, status: (await control(slug, body)).status }).toEqual({ body, status: 422 });
  }
});

test("what organizers turn is on the audit log, each change once", async () => {
  const { slug } = await aSale();
  await control(slug, { isPaused: true });
  await control(slug, { isPaused: true });
  await control(slug, { isPaused: false });
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${slug}/audit-log`)).body;
  expect(entries.map(({ action, by }: { action: string; by: string }) => [action, by])).toEqual(
    ["resume_sale", "pause_sale", "publish_event"].map((action) => [action, organizer.account.email]),
  );
});

test("turning a control disturbs nobody who is editing the event", async () => {
  const { slug } = await aSale();
  const form = (await organizer.ask("GET", `/api/admin/events/${slug}`)).body;
  await control(slug, { isPaused: true });
  const edit = { base: { title: form.title }, wanted: { title: "Another title" } };
  const saved = await organizer.ask("PATCH", `/api/admin/events/${slug}`, edit);
  expect(saved.status).toBe(200);
  expect((await look(slug)).body.controls.isPaused).toBe(true);
});

test("an event that is cancelled, or not there, has nothing to control", async () => {
  const { slug } = await aSale();
  await organizer.ask("POST", `/api/admin/events/${slug}/cancel`, { scope: "full", note: "Rain", typed: slug });
  const refused = await control(slug, { isPaused: true });
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: "event_cancelled" });
  expect((await look(slug)).body).toMatchObject({ state: "cancelled", now: { phase: "cancelled" } });

  expect((await look("no-such-ride")).status).toBe(404);
  expect((await control("no-such-ride", { isPaused: true })).status).toBe(404);
});

test("the controls of a draft can be read and set before anybody can see it", async () => {
  const { slug } = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  expect((await control(slug, { callsPerSecond: 8 })).body).toMatchObject({
    state: "draft",
    controls: { callsPerSecond: 8 },
    now: { waiting: 0, remaining: 100 },
  });
});
