import { LANGUAGES, type Language } from "#platform/languages.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { countSegments } from "../messages/gsm7.ts";
import type { Channel } from "../messages/message.ts";
import type { RenderEmail } from "../messages/ports.ts";
import { renderSms } from "../messages/render-sms.ts";
import type { Announcement, Audience } from "./announcement.ts";
import { languageFor } from "./announcement.ts";
import { sampleFacts } from "./sample-rider.ts";

export type PreviewOf = {
  language: Language;
  /** How many riders read it in this language, by the riders' languages or because theirs is not written. */
  riders: number;
  email: { subject: string; text: string } | null;
  sms: { text: string; parts: number } | null;
};
export type AnnouncementPreview = {
  riders: number;
  messages: Record<Channel, number>;
  smsCostPaise: number;
  previews: PreviewOf[];
};

/** As riders would read it, in each language that is written, and how many they are. */
export async function writePreview(
  { renderEmail, smsPartPaise, publicUrl }: { renderEmail: RenderEmail; smsPartPaise: number; publicUrl: string },
  event: BookableEvent,
  announcement: Omit<Announcement, "id">,
  audience: Audience,
): Promise<AnnouncementPreview> {
  const { texts, channels } = announcement;
  const previews = await Promise.all(
    LANGUAGES.filter((language) => texts[language]).map(async (language): Promise<PreviewOf> => {
      const facts = sampleFacts(event, announcement, language, `${publicUrl}/e/${event.slug}`);
      const riders = LANGUAGES.filter((each) => languageFor(texts, each) === language).reduce(
        (sum, each) => sum + audience[each],
        0,
      );
      const email = channels.includes("email") ? await renderEmail("announcement", facts) : null;
      const sms = channels.includes("sms") ? renderSms("announcement", facts) : null;
      return {
        language,
        riders,
        email: email && { subject: email.subject, text: email.text },
        sms: sms === null ? null : { text: sms, parts: countSegments(sms) },
      };
    }),
  );
  const riders = previews.reduce((sum, each) => sum + each.riders, 0);
  return {
    riders,
    messages: { email: channels.includes("email") ? riders : 0, sms: channels.includes("sms") ? riders : 0 },
    smsCostPaise: previews.reduce((sum, { sms, riders: of }) => sum + (sms?.parts ?? 0) * of * smsPartPaise, 0),
    previews,
  };
}
