import type { EventDraft } from "#booking/events/event-draft.ts";
import { fromIndiaLocal, toIndiaLocal } from "#platform/india-local.ts";

/** What an empty form begins with: a ride on a Sunday in ten weeks, on sale for a month from next Monday on. */
export function newEventDraft(now: Date): EventDraft {
  const today = new Date(`${toIndiaLocal(now).slice(0, 10)}T00:00:00Z`);
  const at = (days: number, time: string): Date => {
    const day = new Date(today.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    return fromIndiaLocal(`${day}T${time}`) as Date;
  };
  const toSunday = (7 - today.getUTCDay()) % 7;
  return {
    slug: "",
    language: "en",
    translations: {},
    title: "",
    summary: "",
    description: "",
    startsAt: at(toSunday + 70, "06:00"),
    reportingNote: "",
    place: "",
    mapUrl: null,
    included: [],
    plan: [],
    rules: [],
    bring: [],
    faq: [],
    questions: [],
    organizerName: "",
    organizerEmail: "",
    organizerPhone: "",
    organizerAddress: "",
    brandColor: "#2446b8",
    pictureHash: null,
    opensAt: at(toSunday + 8, "10:00"),
    closesAt: at(toSunday + 38, "20:00"),
    feeMode: "added",
    isPriceBreakdownShown: false,
    preQueueMinutes: 30,
    isProofRequired: true,
    capacity: 0,
    categories: [],
    waiverText: "",
    waiverTranslations: {},
  };
}
