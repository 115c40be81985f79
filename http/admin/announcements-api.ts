import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  type ChangeAnnouncementRefusal,
  extendAnnouncement,
  resendAnnouncement,
  stopAnnouncement,
} from "#booking/announcements/change-announcement.ts";
import { decideAnnouncement } from "#booking/announcements/decide-announcement.ts";
import { listAnnouncements } from "#booking/announcements/list-announcements.ts";
import { readAudience } from "#booking/announcements/read-audience.ts";
import { type SendAnnouncementRefusal, sendAnnouncement } from "#booking/announcements/send-announcement.ts";
import { sendTest } from "#booking/announcements/send-test.ts";
import { writePreview } from "#booking/announcements/write-preview.ts";
import type { SendOutcome } from "#booking/messages/ports.ts";
import { readPhone } from "#booking/participants/participant.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { unknownCategory } from "../bookings/unknown-category.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import {
  AnnouncementPreviewBody,
  AnnouncementsBody,
  ExtendBody,
  PreviewBody,
  ResentBody,
  SendBody,
  SentBody,
  TestBody,
  TestedBody,
} from "./announcements-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

const path = "/admin/events/{slug}/announcements";
const announcementOfEvent = slugParam.extend({ id: z.string().max(64) });
const security = organizerCookie;

/** What an organizer writes to the confirmed riders: preview, test, send, and what became of it. */
export function announcementsApi(): Api {
  const api = newApi();

  const list = createRoute({
    method: "get",
    path,
    operationId: "listAnnouncements",
    security,
    summary: "List what was sent to the riders, the newest first, and what became of it",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(AnnouncementsBody, "At most 50"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(list, async (c) =>
    c.json({ announcements: await listAnnouncements(c.var.startline, c.var.event.id) }, 200),
  );

  const preview = createRoute({
    method: "post",
    path: `${path}/preview`,
    operationId: "previewAnnouncement",
    security,
    summary: "Read it as riders would, with their number and what the SMS would cost; sends nothing",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(PreviewBody) },
    responses: {
      200: json(AnnouncementPreviewBody, "The preview"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent),
    },
  });
  api.openapi(preview, async (c) => {
    const { startline, event } = c.var;
    const { texts, ...rest } = c.req.valid("json");
    const decided = decideAnnouncement(texts, rest.channels);
    if (!decided.ok) return problemReply(c, invalidInput(decided.problems));
    const audience = await readAudience(startline, event.id, rest);
    return c.json(await writePreview(rendering(c), event, { ...rest, texts: decided.texts }, audience), 200);
  });

  const test = createRoute({
    method: "post",
    path: `${path}/test`,
    operationId: "testAnnouncement",
    security,
    summary: "Send it to yourself alone: by email to your own address, by SMS to the phone that you name",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(TestBody) },
    responses: {
      200: json(TestedBody, "What the providers said"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, tooManyTests),
    },
  });
  api.openapi(test, async (c) => {
    const { startline, event, organizer } = c.var;
    const { texts, language, phone: typed, ...rest } = c.req.valid("json");
    const decided = decideAnnouncement(texts, rest.channels);
    if (!decided.ok) return problemReply(c, invalidInput(decided.problems));
    const phone = typed.trim() === "" ? null : readPhone(typed);
    if (typed.trim() !== "" && phone === null) return problemReply(c, invalidInput([badPhone]));
    const waitMs = await startline.limits.messageTests(organizer.email);
    if (waitMs > 0) return problemReply(c, { ...tooManyTests, retryAfterSeconds: Math.ceil(waitMs / 1000) });
    const outcome = await sendTest(
      rendering(c),
      event,
      { ...rest, texts: decided.texts },
      {
        language,
        to: { email: organizer.email, phone },
      },
    );
    const failed = [outcome.email, outcome.sms].find((each) => each !== null && each.outcome !== "sent");
    const reason = failed && "reason" in failed ? failed.reason : null;
    return c.json({ email: saidOf(outcome.email), sms: saidOf(outcome.sms), reason }, 200);
  });

  const send = createRoute({
    method: "post",
    path,
    operationId: "sendAnnouncement",
    security,
    summary:
      "Send it to all confirmed riders, those of a category, or those who have arrived or not, once each; idempotent by requestId",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SendBody) },
    responses: {
      201: json(SentBody, "It is on its way"),
      200: json(SentBody, "This request had sent it before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(send, async (c) => {
    const { startline, organizer, event } = c.var;
    const { texts, ...rest } = c.req.valid("json");
    const decided = decideAnnouncement(texts, rest.channels);
    if (!decided.ok) return problemReply(c, invalidInput(decided.problems));
    const answer = await sendAnnouncement(startline, event, { ...rest, texts: decided.texts }, organizer.email);
    if (!answer.sending) return problemReply(c, { code: answer.because, ...refusals[answer.because] });
    sendWhatFollows(c);
    return c.json({ id: answer.id, isNew: answer.isNew }, answer.isNew ? 201 : 200);
  });

  const stop = createRoute({
    method: "post",
    path: `${path}/{id}/stop`,
    operationId: "stopAnnouncement",
    security,
    summary: "Stop what is under way: nothing more of it is sent; idempotent",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: announcementOfEvent, body: jsonBody(z.object({})) },
    responses: { 204: { description: "Stopped" }, ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound) },
  });
  api.openapi(stop, async (c) => {
    const { startline, organizer, event } = c.var;
    const key = { eventId: event.id, id: c.req.valid("param").id };
    if ((await stopAnnouncement(startline, key, organizer.email)) !== null) return problemReply(c, notFound);
    c.var.afterResponse(startline.jobs.announcements);
    return c.body(null, 204);
  });

  const extend = createRoute({
    method: "post",
    path: `${path}/{id}/extend`,
    operationId: "extendAnnouncement",
    security,
    summary: "Send it also to riders who were confirmed since; nobody gets it twice",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: announcementOfEvent, body: jsonBody(ExtendBody) },
    responses: { 204: { description: "On its way" }, ...problems(ofJsonBody, ofOrganizer, unknownEvent, changes) },
  });
  api.openapi(extend, async (c) => {
    const { startline, organizer, event } = c.var;
    const seenUntil = new Date(c.req.valid("json").confirmedUntil);
    const key = { eventId: event.id, id: c.req.valid("param").id, seenUntil };
    const because = await extendAnnouncement(startline, key, organizer.email);
    if (because !== null) return problemReply(c, { code: because, ...changes[because] });
    sendWhatFollows(c);
    return c.body(null, 204);
  });

  const resend = createRoute({
    method: "post",
    path: `${path}/{id}/resend`,
    operationId: "resendAnnouncement",
    security,
    summary: "Send again to those whom it did not reach",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: announcementOfEvent, body: jsonBody(z.object({})) },
    responses: { 200: json(ResentBody, "How many"), ...problems(ofJsonBody, ofOrganizer, unknownEvent) },
  });
  api.openapi(resend, async (c) => {
    const { startline, organizer, event } = c.var;
    const key = { eventId: event.id, id: c.req.valid("param").id };
    const requeued = await resendAnnouncement(startline, key, organizer.email);
    if (requeued > 0) sendWhatFollows(c);
    return c.json({ requeued }, 200);
  });

  return api;
}

const rendering = ({ var: { startline } }: ApiContext) => ({
  ...startline.messaging,
  publicUrl: startline.config.PUBLIC_URL,
  smsPartPaise: startline.config.SMS_PART_PAISE,
});

const saidOf = (outcome: SendOutcome | null) =>
  outcome === null ? null : outcome.outcome === "sent" ? ("sent" as const) : ("failed" as const);

/** The first messages need not wait for the worker's next round. */
function sendWhatFollows(c: ApiContext): void {
  const { jobs } = c.var.startline;
  c.var.afterResponse(async () => {
    await jobs.announcements();
    await jobs.messages();
  });
}

const badPhone = { field: "phone", code: "invalid", message: "Enter a mobile number such as 98200 12345." };

const tooManyTests: Problem = {
  status: 429,
  code: "rate_limited",
  title: "You have sent many tests. Wait some minutes, then try again.",
};

type Refused = { status: ContentfulStatusCode; title: string; code?: string };

// A new refusal will not compile without its status.
const refusals: Record<SendAnnouncementRefusal, Refused> = {
  sent_already: {
    status: 409,
    title: "The same message went to the same riders in the last day. It is in the list below.",
  },
  too_many: { status: 409, title: "Three messages went out in the last hour. Wait, or stop one that was a mistake." },
  nobody: { status: 409, title: "Nobody is among these riders now, so there is nobody to send it to." },
  unknown_category: unknownCategory,
  not_published: { status: 409, title: "Publish the event first." },
  event_cancelled: { status: 409, title: "This event is cancelled." },
};
const changes: Record<ChangeAnnouncementRefusal, Refused> = {
  unknown_announcement: notFound,
  stopped: { status: 409, title: "This message was stopped. Write a new one." },
  event_cancelled: refusals.event_cancelled,
};
