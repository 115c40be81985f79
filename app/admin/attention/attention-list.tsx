import type { ListedItem } from "#booking/attention/attention.ts";
import { actionsOf } from "#booking/attention/attention-actions.ts";
import type { AttentionList as Listed } from "#booking/attention/list-attention.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readRefundDue } from "#booking/payments/read-refund-due.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { office } from "#wiring";
import { PageSection } from "../page-section.tsx";
import { type ItemEvent, OpenItem, ResolvedItem } from "./attention-cards.tsx";

/** What is open and what was resolved lately, the newest first. */
export async function AttentionList({ list, events }: { list: Listed; events: Map<string, ItemEvent> }) {
  const eventOf = ({ eventId }: ListedItem): ItemEvent => events.get(eventId) ?? null;
  const dues = await Promise.all(list.open.map(refundDueOf));
  return (
    <div className="grid gap-10">
      <PageSection title={list.open.length === 0 ? "Needs attention" : `Needs attention: ${list.open.length}`}>
        {list.open.length === 0 ? (
          <p className="flex items-center gap-2 font-semibold text-yours">
            <CheckIcon className="size-5" />
            Nothing needs your attention
          </p>
        ) : (
          <ul className="grid items-start gap-4 lg:grid-cols-2">
            {list.open.map((item, index) => (
              <OpenItem key={item.id} item={item} event={eventOf(item)} refundDuePaise={dues[index] ?? 0} />
            ))}
          </ul>
        )}
      </PageSection>
      {list.resolved.length > 0 ? (
        <PageSection title="Resolved in the last 14 days">
          <ul>
            {list.resolved.map((item) => (
              <ResolvedItem key={item.id} item={item} event={eventOf(item)} />
            ))}
          </ul>
        </PageSection>
      ) : null}
    </div>
  );
}

/** Shown before a booking is cancelled from here. */
async function refundDueOf(item: ListedItem): Promise<number> {
  if (!item.bookingId || !actionsOf(item.kind).includes("cancel_booking")) return 0;
  const { db } = office();
  const booking = await readBooking(db, item.bookingId);
  return booking ? (await readRefundDue(db, booking)).full : 0;
}
