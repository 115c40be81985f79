import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { NO_EVENT } from "../attention/attention.ts";
import { readAttentionCount } from "../attention/read-attention-item.ts";
import { uncommittedPlaces } from "../capacity/capacity.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { listWaitingByCategory, readWaitlistCounts } from "../waitlist/list-waitlist.ts";
import { selectRefusals } from "./refusals.sql.ts";
import { selectConfirmations, selectSale } from "./sale-counts.sql.ts";
import {
  fillMinutes,
  listSaleWarnings,
  MINUTES_SHOWN,
  REFUSALS_SHOWN_MINUTES,
  type SaleCounts,
} from "./sale-counts.ts";
import type { AnswerWatch } from "./watch-answers.ts";

/** Reads without a lock: the numbers may be a moment apart from each other. */
export async function readSaleCounts(
  { db, clock, answerWatch }: { db: Database; clock: Clock; answerWatch: AnswerWatch },
  event: BookableEvent,
): Promise<SaleCounts> {
  const now = clock.now();
  const hidden = new Set(event.categories.filter(({ isHidden }) => isHidden).map(({ id }) => id));
  const [capacity, sale, confirmations, attention, refused, answers, waitlist, waitingFor] = await Promise.all([
    readEventCapacity(db, event.id),
    selectSale(db, event.id),
    selectConfirmations(db, event.id, addMinutes(now, -MINUTES_SHOWN - 1)),
    readAttentionCount(db, [event.id, NO_EVENT]),
    selectRefusals(db, event.id, addMinutes(now, -REFUSALS_SHOWN_MINUTES)),
    answerWatch.read(),
    readWaitlistCounts(db, event.id),
    listWaitingByCategory(db, event.id),
  ]);
  return {
    generatedAt: now,
    capacity: capacity.capacity,
    confirmed: capacity.confirmed,
    held: capacity.held,
    called: capacity.called,
    // What riders are told too: places of a hidden category are not theirs.
    free: Math.max(
      0,
      uncommittedPlaces(
        capacity,
        capacity.categories.filter(({ id }) => !hidden.has(id)),
      ),
    ),
    waiting: sale.waiting,
    waitlist,
    paying: sale.paying,
    revenuePaise: sale.revenuePaise,
    platformFeePaise: sale.platformFeePaise,
    categories: event.categories.map(({ id, name, isHidden }) => {
      const counts = capacity.categories.find((category) => category.id === id);
      return {
        id,
        name,
        capacity: counts?.capacity ?? 0,
        held: counts?.held ?? 0,
        confirmed: counts?.confirmed ?? 0,
        isHidden,
        waitlisted: waitlist.isOn ? (waitingFor.get(id) ?? 0) : 0,
      };
    }),
    messages: { queued: sale.messagesQueued, failed: sale.messagesFailed },
    refunds: { open: sale.refundsOpen, failed: sale.refundsFailed },
    confirmedPerMinute: fillMinutes(confirmations, now),
    refused,
    answers,
    warnings: listSaleWarnings({ ...sale, refused, answers }, now),
    attention,
  };
}
