import type { ListedItem } from "#booking/attention/attention.ts";
import { actionsOf, isUnsubscribed } from "#booking/attention/attention-actions.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { readRefundDue } from "#booking/payments/read-refund-due.ts";
import { office } from "#wiring";
import { Fold } from "../fold.tsx";
import { organizerText } from "../language/organizer-text.ts";
import { PageSection } from "../page-section.tsx";
import { type ItemEvent, OpenItem, ResolvedItem } from "./attention-cards.tsx";

type Props = { items: ListedItem[]; events: Map<string, ItemEvent> };

/** More than these would push the page below them out of sight. */
const UNFOLDED_MAX = 2;

/** What needs a person, as cards, the newest first; nothing where nothing does. On an event's own page, not the whole list. */
export async function OpenItems({ items, events, isWhole = false }: Props & { isWhole?: boolean }) {
  if (items.length === 0) return null;
  const t = await organizerText();
  const cards = await Promise.all(
    items.map(async (item) => (
      <OpenItem
        key={item.id}
        item={item}
        event={events.get(item.eventId) ?? null}
        isNamed={isWhole || !events.has(item.eventId)}
        refundDuePaise={await refundDueOf(item)}
        riderName={await riderNameOf(item)}
        optedOut={items.filter((other) => other.eventId === item.eventId && isUnsubscribed(other)).length}
      />
    )),
  );
  const unfolded = isWhole ? cards.length : UNFOLDED_MAX;
  const others = cards.slice(unfolded);
  return (
    <div id="attention">
      <PageSection title={t("Needs attention: {count}", { count: items.length })}>
        <ul className={grid}>{cards.slice(0, unfolded)}</ul>
        {others.length > 0 ? (
          <Fold summary={t("Show {count} more", { count: others.length })}>
            <ul className={grid}>{others}</ul>
          </Fold>
        ) : null}
      </PageSection>
    </div>
  );
}

/** What was solved lately, by a person or by itself. */
export async function ResolvedItems({ items, events }: Props) {
  if (items.length === 0) return null;
  const t = await organizerText();
  return (
    <Fold summary={t("Solved in the last 14 days: {count}", { count: items.length })}>
      <ul>
        {items.map((item) => (
          <ResolvedItem key={item.id} item={item} event={events.get(item.eventId) ?? null} />
        ))}
      </ul>
    </Fold>
  );
}

const grid = "grid items-start gap-4 lg:grid-cols-2";

/** Shown before a booking is cancelled from here. */
async function refundDueOf(item: ListedItem): Promise<number> {
  if (!item.bookingId || !actionsOf(item.kind).includes("cancel_booking")) return 0;
  const { db } = office();
  const booking = await readBooking(db, item.bookingId);
  return booking ? (await readRefundDue(db, booking)).full : 0;
}

async function riderNameOf({ kind, bookingId, eventId }: ListedItem): Promise<string | null> {
  if (kind !== "message_failed" || !bookingId) return null;
  return (await readParticipant(office().db, { eventId, id: bookingId }))?.name ?? null;
}
