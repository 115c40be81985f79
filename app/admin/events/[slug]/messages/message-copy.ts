import type { Arrival } from "#booking/announcements/announcement.ts";
import type { AnnouncementPreview, Announcements } from "#http/admin/announcements-schemas.ts";
import { rupees } from "#platform/money.ts";

type Sent = Announcements["announcements"][number];

export const ridersCopy = (riders: number, arrival: Arrival = "all"): string => {
  if (arrival === "all") return riders === 1 ? "1 confirmed rider" : `${count(riders)} confirmed riders`;
  const who = riders === 1 ? "1 rider who has" : `${count(riders)} riders who have`;
  return `${who} ${arrival === "arrived" ? "arrived" : "not arrived"}`;
};

/** Why there is nobody to send it to. */
export const nobodyCopy = (arrival: Arrival = "all"): string =>
  ({
    all: "Nobody is confirmed here yet, so there is nobody to send it to.",
    not_arrived: "No rider here is still to arrive, so there is nobody to send it to.",
    arrived: "Nobody here is checked in yet, so there is nobody to send it to.",
  })[arrival];

/** To whom it went, in a sentence. */
export const toCopy = (category: string | null, arrival: Arrival): string => {
  const riders = category ? `riders of ${category}` : arrival === "all" ? "all riders" : "riders";
  return arrival === "all" ? riders : `${riders} who had ${arrival === "arrived" ? "arrived" : "not arrived"}`;
};

/** On the button that sends it also to whom it has been for since then. */
export const laterCopy = (later: number, arrival: Arrival): string =>
  ({
    all: `Send to ${count(later)} confirmed since`,
    not_arrived: `Send to ${count(later)} more who have not arrived`,
    arrived: `Send to ${count(later)} arrived since`,
  })[arrival];

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

/** While nothing goes out, only what providers report later can change. */
export const refreshMsOf = ({ announcements }: Announcements): number =>
  announcements.some(isUnderWay) ? 3000 : 60_000;

const count = (number: number): string => number.toLocaleString("en-IN");
const several = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;
