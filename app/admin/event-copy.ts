import type { EventState } from "#booking/events/bookable-event.ts";
import type { MissingPart } from "#booking/events/list-missing.ts";
import type { SaleWarning } from "#booking/sale-console/sale-counts.ts";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import type { Text } from "./language/text.ts";
import type { Translate } from "./language/translate.ts";

/** What to do about each missing part, and where in the form it stands. */
export const missingCopy: Record<MissingPart, { todo: Text; fieldId: string }> = {
  summary: { todo: "Write a summary in a sentence or two", fieldId: "summary" },
  description: { todo: "Describe the event", fieldId: "description" },
  starts_in_past: { todo: "Set a start in the future", fieldId: "startsAt" },
  place: { todo: "Say where it starts", fieldId: "place" },
  reporting_note: { todo: "Say when people have to report", fieldId: "reportingNote" },
  sale_over: { todo: "Set the end of the sale in the future", fieldId: "closesAt" },
  sale_after_start: { todo: "Make the sale open and close before the event starts", fieldId: "closesAt" },
  capacity: { todo: "Say how many places there are", fieldId: "capacity" },
  categories: { todo: "Add a category with its price", fieldId: "categories" },
  category_capacity: { todo: "Give every category some places", fieldId: "categories" },
  unsellable_places: {
    todo: "Give the categories together at least as many places as the event",
    fieldId: "categories",
  },
  waiver: { todo: "Write the waiver", fieldId: "waiverText" },
  organizer_name: { todo: "Say who organizes it", fieldId: "organizerName" },
  organizer_contact: { todo: "Give an email, a phone and an address for questions", fieldId: "organizerEmail" },
};

export function warningCopy(
  warning: SaleWarning,
  { refused, now, controls, answers }: LiveSaleDocument,
  t: Translate,
): string {
  switch (warning) {
    case "place_holders_refused":
      return t(
        {
          one: "People with a place were told once in the last 5 minutes that we are busy. Let fewer people book at the same time.",
          other:
            "People with a place were told {count} times in the last 5 minutes that we are busy. Let fewer people book at the same time.",
        },
        { count: refused.place_holder },
      );
    case "newcomers_refused":
      return t(
        {
          one: "People who joined or took a place were told once in the last 5 minutes to try again. Their pages do so by themselves, and nobody loses their number.",
          other:
            "People who joined or took a place were told {count} times in the last 5 minutes to try again. Their pages do so by themselves, and nobody loses their number.",
        },
        { count: refused.newcomer },
      );
    case "fewer_at_once":
      return t(
        "Booking or paying is slow, so {few} people instead of {many} may book at the same time. It rises again by itself.",
        { few: now.concurrency, many: controls.concurrencyTarget },
      );
    case "paused":
      return t("The sale is paused: nobody new is called.");
    case "answers_slow":
      return t(
        "Pages are slow: {slow} of {all} answers took more than a second in the last minute. Nobody loses a place or a number.",
        { slow: answers?.slow ?? 0, all: answers?.answers ?? 0 },
      );
    case "webhooks_late":
      return t(
        "Razorpay's reports of payments are being handled late. Riders are confirmed all the same, some a little later.",
      );
    case "messages_failed":
      return t("Some confirmations could not be delivered. The riders are confirmed all the same.");
    case "messages_late":
      return t("Confirmations are late. They will go out when the provider answers again.");
  }
}

export type StateLabel = { text: Text; tone: "plain" | "yours" | "time" };

/** How the sale stands, in two or three words. */
export function stateLabel(
  event: {
    state: EventState;
    isPaused?: boolean;
    controls?: { isPaused: boolean };
    opensAt: Date | string;
    closesAt: Date | string;
  },
  free: number,
  now: Date,
): StateLabel {
  if (event.state === "draft") return { text: "Draft", tone: "plain" };
  if (event.state === "cancelled") return { text: "Cancelled", tone: "plain" };
  if (event.state === "closed" || now >= new Date(event.closesAt)) return { text: "Sale closed", tone: "plain" };
  if (event.isPaused ?? event.controls?.isPaused) return { text: "Paused", tone: "time" };
  if (now < new Date(event.opensAt)) return { text: "Opens soon", tone: "time" };
  return free > 0 ? { text: "On sale", tone: "yours" } : { text: "No places left", tone: "plain" };
}
