import type { AnnouncementPreview, Announcements } from "#http/admin/announcements-schemas.ts";
import { rupees } from "#platform/money.ts";

type Sent = Announcements["announcements"][number];

export const ridersCopy = (riders: number): string =>
  riders === 1 ? "1 confirmed rider" : `${riders.toLocaleString("en-IN")} confirmed riders`;

/** What goes out and what it costs, in a sentence. */
export function costCopy({ messages, smsCostPaise }: AnnouncementPreview): string {
  const parts = [
    messages.email > 0 ? several(messages.email, "email") : "",
    messages.sms > 0 ? `${several(messages.sms, "SMS", "SMS")}, about ${rupees(smsCostPaise)}` : "",
  ].filter(Boolean);
  return parts.join(" and ");
}

/** What became of one that was sent, most recent news first. */
export function progressCopy({ counts, isEnqueuing, stopped }: Sent): string {
  const { queued, sent, delivered, bounced, failed, obsolete } = counts;
  const waiting = stopped ? 0 : queued;
  const unsent = obsolete + (stopped ? queued : 0);
  const parts = [
    waiting > 0 ? `${count(waiting)} still to be sent` : isEnqueuing ? "looking for riders" : "",
    `${count(sent + delivered)} sent`,
    delivered > 0 ? `${count(delivered)} of them delivered` : "",
    failed + bounced > 0 ? `${count(failed + bounced)} could not be delivered` : "",
    unsent > 0 ? `${count(unsent)} not sent, because ${stopped ? "it was stopped" : "the booking ended first"}` : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

export const isUnderWay = ({ counts, isEnqueuing, stopped }: Sent): boolean =>
  stopped === null && (isEnqueuing || counts.queued > 0);

const count = (number: number): string => number.toLocaleString("en-IN");
const several = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;
