import { z } from "@hono/zod-openapi";
import type { Arrival } from "#booking/announcements/announcement.ts";
import { count, language, moment, paise } from "../schemas.ts";
import { requestId } from "./added-riders-schemas.ts";
import { storedText } from "./cancel-schemas.ts";

const text = z.object({ subject: storedText(0, 120), text: storedText(0, 3000), sms: storedText(0, 200) });
const channel = z.enum(["email", "sms"]);
const arrival = z.enum(["all", "not_arrived", "arrived"] satisfies Arrival[]);

const announcement = {
  texts: z
    .object({ en: text, hi: text, mr: text })
    .openapi({ description: "Whose language is not written reads English" }),
  channels: z.array(channel).min(1).max(2),
  categoryId: z.string().max(64).nullable().openapi({ description: "Null for all categories" }),
  arrival: arrival
    .default("all")
    .openapi({ description: "By who is checked in when it is sent; who comes while it goes out changes nothing" }),
};

export const PreviewBody = z.object(announcement);
export const SendBody = z.object({ requestId, ...announcement });
export const TestBody = z.object({
  ...announcement,
  language,
  phone: z.string().max(60).openapi({ description: "Yours, for the SMS; empty for none" }),
});
export const ExtendBody = z.object({
  confirmedUntil: moment.openapi({ description: "As it was shown: whoever was confirmed since then gets it too" }),
});

export const AnnouncementPreviewBody = z
  .object({
    riders: count,
    messages: z.object({ email: count, sms: count }),
    smsCostPaise: paise.openapi({ description: "An estimate, by SMS_PART_PAISE" }),
    previews: z.array(
      z.object({
        language,
        riders: count,
        email: z.object({ subject: z.string(), text: z.string() }).nullable(),
        sms: z.object({ text: z.string(), parts: count }).nullable(),
      }),
    ),
  })
  .openapi("AnnouncementPreview");
export type AnnouncementPreview = z.infer<typeof AnnouncementPreviewBody>;

const tested = z.enum(["sent", "failed"]).nullable();
export const TestedBody = z
  .object({ email: tested, sms: tested, reason: z.string().nullable() })
  .openapi("AnnouncementTest");
export type AnnouncementTest = z.infer<typeof TestedBody>;

export const SentBody = z.object({ id: z.string(), isNew: z.boolean() }).openapi("SentAnnouncement");
export type SentAnnouncement = z.infer<typeof SentBody>;

export const ResentBody = z.object({ requeued: count });

const readText = z.object({ subject: z.string(), text: z.string(), sms: z.string() });
const AnnouncementBody = z
  .object({
    id: z.string(),
    texts: z.object({ en: readText, hi: readText.optional(), mr: readText.optional() }),
    channels: z.array(channel),
    categoryId: z.string().nullable(),
    arrival,
    by: z.string(),
    at: moment,
    confirmedUntil: moment,
    stopped: z.object({ by: z.string(), at: moment }).nullable(),
    isEnqueuing: z.boolean().openapi({ description: "Not all of its riders are in the outbox yet" }),
    counts: z.object({ queued: count, sent: count, delivered: count, bounced: count, failed: count, obsolete: count }),
    later: count.openapi({
      description: "Riders who were confirmed since or, if it is for these, arrived since, and have none of it",
    }),
    failures: z.array(z.object({ because: z.string(), count })),
  })
  .openapi("Announcement");
export const AnnouncementsBody = z.object({ announcements: z.array(AnnouncementBody) }).openapi("Announcements");
export type Announcements = z.infer<typeof AnnouncementsBody>;
