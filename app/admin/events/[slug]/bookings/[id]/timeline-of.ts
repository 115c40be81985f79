import type { AuditEntry } from "#booking/audit-log/audit-entry.ts";
import type {
  BookingDetails,
  MessageDetail,
  PaymentDetail,
  RefundDetail,
  TransferDetail,
} from "#booking/bookings-list/booking-details.ts";
import { stateCopy } from "#booking/bookings-list/state-copy.ts";
import { isLanguage, languageNames } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { auditEntryCopy } from "../../../../audit-entry-copy.ts";
import { deliveryCopy } from "./delivery-copy.ts";
import {
  failureCopy,
  messageCopy,
  messageStateCopy,
  paymentCopy,
  refundCopy,
  refundReasonCopy,
  roleCopy,
} from "./money-copy.ts";

/** One thing that happened to a booking, in words. */
export type TimelineEntry = {
  key: string;
  at: Date;
  title: string;
  amount: string | null;
  tone: "plain" | "yours" | "lost";
  lines: string[];
  /** The organizer who did it. */
  by: string | null;
};

/** Everything that happened, the newest first; of what came in one moment, first what followed. */
export function timelineOf(details: BookingDetails, labelOf: (questionId: string) => string): TimelineEntry[] {
  const { payments, messages, auditEntries, notes, waivers, transfers } = details;
  const entries = [
    ...bookingEntries(details),
    ...waivers.map((waiver) =>
      entry(
        `waiver ${waiver.version} ${waiver.language}`,
        waiver.signedAt,
        waiver.recordedBy === null ? "Agreed to the waiver" : "Signed the waiver on paper",
        {
          lines: [`Version ${waiver.version}, in ${languageNames[waiver.language].english}`],
          ...(waiver.recordedBy && { by: waiver.recordedBy }),
        },
      ),
    ),
    ...transfers.toReversed().flatMap(transferEntries),
    ...payments.flatMap((payment) => [paymentEntry(payment), ...payment.refunds.map(refundEntry)]),
    ...messages.map(messageEntry),
    ...auditEntries.filter(({ action }) => !isToldElsewhere(action)).map((done) => auditEntry(done, labelOf)),
    ...notes.flatMap(({ id, text, by, at, struck }) => [
      entry(id, at, struck ? "Note, struck out later" : "Note", { lines: [text], by }),
      ...(struck ? [entry(`${id} struck`, struck.at, "Struck out a note", { lines: [text], by: struck.by })] : []),
    ]),
  ];
  return entries.reverse().sort((one, other) => other.at.getTime() - one.at.getTime());
}

/** The note itself says who wrote it and who struck it out, and the transfer who offered it. */
const isToldElsewhere = (action: AuditEntry["action"]) =>
  action === "write_note" || action === "strike_note" || action === "request_transfer";

const entry = (key: string, at: Date, title: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  key,
  at,
  title,
  amount: null,
  tone: "plain",
  lines: [],
  by: null,
  ...more,
});

function bookingEntries({ booking }: BookingDetails): TimelineEntry[] {
  const { createdAt, confirmedAt, endedAt, state, categoryName, complimentaryReason } = booking;
  return [
    entry("held", createdAt, "Place held", { lines: categoryName ? [categoryName] : [] }),
    ...(confirmedAt
      ? [entry("confirmed", confirmedAt, "Booking confirmed", { tone: "yours", lines: some(complimentaryReason) })]
      : []),
    ...(endedAt ? [entry("ended", endedAt, `Booking ended: ${stateCopy[state].toLowerCase()}`, { tone: "lost" })] : []),
  ];
}

function paymentEntry({ razorpayPaymentId, at, state, role, method, failureReason, ...of }: PaymentDetail) {
  const isFailed = state === "failed";
  return entry(razorpayPaymentId, at, `Payment: ${lowerFirst(paymentCopy[state])}`, {
    amount: of.currency === "INR" ? rupees(of.amountPaise) : `${(of.amountPaise / 100).toFixed(2)} ${of.currency}`,
    tone: isFailed ? "lost" : "plain",
    lines: [
      ...some(role && roleCopy[role]),
      ...some(isFailed && failureReason ? failureCopy(failureReason) : null),
      ...some(method && `By ${method.toUpperCase()}`),
    ],
  });
}

function transferEntries({ id, state, to, requestedBy, requestedAt, expiresAt, endedAt, former }: TransferDetail) {
  return [
    entry(id, requestedAt, `Offered to ${to.name}`, { lines: [`${to.phone}, ${to.email}`], by: requestedBy }),
    ...(state === "accepted" && former && endedAt
      ? [
          entry(`${id} accepted`, endedAt, `${to.name} accepted the booking`, {
            tone: "yours",
            lines: [`Before: ${former.name}, ${former.phone}, ${former.email}`],
          }),
        ]
      : []),
    ...(state === "expired" ? [entry(`${id} expired`, expiresAt, `The offer to ${to.name} ran out`)] : []),
  ];
}

const refundEntry = (refund: RefundDetail): TimelineEntry =>
  entry(refund.id, refund.at, refund.payoutReference === null ? refundCopy[refund.state] : "Paid out by hand", {
    amount: rupees(refund.amountPaise),
    tone: refund.state === "failed" ? "lost" : "plain",
    lines: [refundReasonCopy[refund.reason], ...some(refund.payoutReference && `Reference ${refund.payoutReference}`)],
    by: refund.requestedBy,
  });

function messageEntry({ id, kind, channel, state, lastError, at }: MessageDetail): TimelineEntry {
  const isLost = state === "failed" || state === "bounced";
  const trouble = lastError === null || state === "sent" || state === "delivered" ? null : lastError;
  return entry(id, at, `${channel === "email" ? "Email" : "SMS"} ${messageStateCopy[state]}`, {
    tone: isLost ? "lost" : "plain",
    lines: [messageCopy[kind], ...some(trouble && deliveryCopy(trouble, channel))],
  });
}

function auditEntry(done: AuditEntry, labelOf: (questionId: string) => string): TimelineEntry {
  const note = "note" in done.facts && done.facts.note ? `“${done.facts.note}”` : null;
  const changes = done.action === "correct_booking" ? done.facts.changes : [];
  // A phone without network tells later what it did.
  const at = done.action === "check_in" || done.action === "undo_check_in" ? done.facts.doneAt : done.at;
  return entry(done.id, new Date(at), auditEntryCopy(done), {
    tone: done.action === "check_in" ? "yours" : "plain",
    lines: [
      ...changes.map(({ field, from, to }) => `${fieldCopy(field, labelOf)}: ${valueCopy(from)} → ${valueCopy(to)}`),
      ...some(note),
    ],
    by: done.by,
  });
}

const FIELDS: Record<string, string> = { name: "Name", phone: "Phone", email: "Email", language: "Language" };

const fieldCopy = (field: string, labelOf: (questionId: string) => string): string =>
  FIELDS[field] ?? labelOf(field.replace(/^answers\./, ""));

const valueCopy = (value: string | null): string => {
  if (value === null) return "nothing";
  return isLanguage(value) ? languageNames[value].english : value;
};

const some = (line: string | null | undefined | false | ""): string[] => (line ? [line] : []);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
