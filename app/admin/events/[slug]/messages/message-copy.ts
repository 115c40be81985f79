import type { Arrival } from "#booking/announcements/announcement.ts";
import type { AnnouncementPreview, Announcements } from "#http/admin/announcements-schemas.ts";
import { rupees } from "#platform/money.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

type Sent = Announcements["announcements"][number];

export function ridersCopy(count: number, arrival: Arrival, t: Translate): string {
  if (arrival === "arrived") {
    return t({ one: "{count} rider who has arrived", other: "{count} riders who have arrived" }, { count });
  }
  return arrival === "not_arrived"
    ? t({ one: "{count} rider who has not arrived", other: "{count} riders who have not arrived" }, { count })
    : t({ one: "{count} confirmed rider", other: "{count} confirmed riders" }, { count });
}

/** Why there is nobody to send it to. */
export const nobodyCopy: Record<Arrival, Text> = {
  all: "Nobody is confirmed here yet, so there is nobody to send it to.",
  not_arrived: "No rider here is still to arrive, so there is nobody to send it to.",
  arrived: "Nobody here is checked in yet, so there is nobody to send it to.",
};

/** To whom it went. */
export function toCopy(category: string | null, arrival: Arrival, t: Translate): string {
  if (category === null) {
    return t(
      ({ all: "all riders", arrived: "riders who had arrived", not_arrived: "riders who had not arrived" } as const)[
        arrival
      ],
    );
  }
  if (arrival === "all") return t("riders of {category}", { category });
  return arrival === "arrived"
    ? t("riders of {category} who had arrived", { category })
    : t("riders of {category} who had not arrived", { category });
}

/** On the button that sends it also to whom it has been for since then. */
export function laterCopy(count: number, arrival: Arrival, t: Translate): string {
  if (arrival === "arrived") return t("Send to {count} arrived since", { count });
  return arrival === "not_arrived"
    ? t("Send to {count} more who have not arrived", { count })
    : t("Send to {count} confirmed since", { count });
}

/** What goes out and what it costs, in a sentence. */
export function costCopy({ messages, smsCostPaise }: AnnouncementPreview, t: Translate): string {
  const emails = t({ one: "{count} email", other: "{count} emails" }, { count: messages.email });
  const texts = t("{sms} SMS, about {cost}", { sms: messages.sms, cost: rupees(smsCostPaise) });
  if (messages.sms === 0) return messages.email === 0 ? "" : emails;
  return messages.email === 0 ? texts : t("{emails} and {texts}", { emails, texts });
}

/** What became of one that was sent, most recent news first. */
export function progressCopy({ counts, isEnqueuing, stopped }: Sent, t: Translate): string {
  const { queued, sent, delivered, bounced, failed, obsolete } = counts;
  const waiting = stopped ? 0 : queued;
  const unsent = obsolete + (stopped ? queued : 0);
  const parts = [
    waiting > 0 ? t("{messages} still to be sent", { messages: waiting }) : isEnqueuing ? t("looking for riders") : "",
    t("{messages} sent", { messages: sent + delivered }),
    delivered > 0 ? t("{messages} of them delivered", { messages: delivered }) : "",
    failed + bounced > 0 ? t("{messages} could not be delivered", { messages: failed + bounced }) : "",
    unsent > 0 && stopped ? t("{messages} not sent, because it was stopped", { messages: unsent }) : "",
    unsent > 0 && !stopped ? t("{messages} not sent, because the booking ended first", { messages: unsent }) : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

export const isUnderWay = ({ counts, isEnqueuing, stopped }: Sent): boolean =>
  stopped === null && (isEnqueuing || counts.queued > 0);

/** While nothing goes out, only what providers report later can change. */
export const refreshMsOf = ({ announcements }: Announcements): number =>
  announcements.some(isUnderWay) ? 3000 : 60_000;
