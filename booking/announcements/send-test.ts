import { newRowId } from "#platform/ids.ts";
import type { Language } from "#platform/languages.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { Mailer, RenderEmail, SendOutcome, SmsSender } from "../messages/ports.ts";
import { renderSms } from "../messages/render-sms.ts";
import type { Announcement } from "./announcement.ts";
import { sampleFacts } from "./sample-rider.ts";

type Deps = { mailer: Mailer; smsSender: SmsSender; renderEmail: RenderEmail; publicUrl: string };
type To = { email: string; phone: string | null };

/**
 * Sends what riders would get to the organizer alone, at once: they wait for it. It is no message that we owe anybody, so no row is
 * written, and a press that comes twice sends two.
 */
export async function sendTest(
  { mailer, smsSender, renderEmail, publicUrl }: Deps,
  event: BookableEvent,
  announcement: Pick<Announcement, "texts" | "channels">,
  { language, to }: { language: Language; to: To },
): Promise<{ email: SendOutcome | null; sms: SendOutcome | null }> {
  const facts = sampleFacts(event, announcement, language, `${publicUrl}/e/${event.slug}`);
  const about = () => ({ eventId: event.id, messageId: newRowId("msg", event.id) });
  const email = announcement.channels.includes("email")
    ? await mailer.send({
        ...(await renderEmail("announcement", facts)),
        ...about(),
        to: to.email,
        fromName: facts.organizer.name,
        replyTo: facts.organizer.email,
      })
    : null;
  const sms =
    to.phone !== null && announcement.channels.includes("sms")
      ? await smsSender.send({ ...about(), to: to.phone, body: renderSms("announcement", facts), maybeSentSince: null })
      : null;
  return { email, sms };
}
