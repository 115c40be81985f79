import type { EventDraft } from "#booking/events/event-draft.ts";
import { randomText } from "#platform/ids.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A draft that could go on sale as it is: 100 places, a long and a short ride. */
export function anEventDraft(change: Partial<EventDraft> = {}): EventDraft {
  const now = Date.now();
  return {
    slug: `ride-${randomText(10)}`,
    language: "en",
    translations: {},
    title: "Test ride",
    summary: "A ride for tests",
    description: "One paragraph.\n\nAnd another.",
    startsAt: new Date(now + 30 * DAY_MS),
    reportingNote: "Report at 5 am",
    place: "Pune",
    mapUrl: null,
    included: ["Breakfast"],
    plan: [{ time: "5 am", text: "Start" }],
    rules: ["Helmets on"],
    bring: ["A helmet"],
    faq: [{ question: "Is it far?", answer: "Yes." }],
    questions: [],
    organizerName: "Test trust",
    organizerEmail: "trust@startline.example",
    organizerPhone: "020 5550 0100",
    organizerAddress: "Pune 411004",
    brandColor: "#0b6e4f",
    pictureHash: null,
    opensAt: new Date(now - DAY_MS),
    closesAt: new Date(now + 20 * DAY_MS),
    feeMode: "added",
    isPriceBreakdownShown: false,
    preQueueMinutes: 30,
    isProofRequired: true,
    capacity: 100,
    categories: [
      { id: null, name: "100 km", capacity: 80, ticketPricePaise: 150_000 },
      { id: null, name: "50 km", capacity: 40, ticketPricePaise: 100_000 },
    ],
    waiverText: "I ride at my own risk.",
    waiverTranslations: {},
    ...change,
  };
}
