import type { AuditEntry } from "#booking/audit-log/audit-entry.ts";
import type {
  BookingDetails,
  MessageDetail,
  PaymentDetail,
  RefundDetail,
  TransferDetail,
} from "#booking/bookings-list/booking-details.ts";

import { isLanguage } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { auditEntryCopy } from "../../../../audit-entry-copy.ts";
import { languageName } from "../../../../language/language-name.ts";
import type { Text } from "../../../../language/text.ts";
import type { Translate } from "../../../../language/translate.ts";
import { stateCopy } from "../booking-copy.ts";
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
export function timelineOf(
  details: BookingDetails,
  labelOf: (questionId: string) => string,
  t: Translate,
): TimelineEntry[] {
  const { payments, messages, auditEntries, notes, waivers, transfers } = details;
  const entries = [
    ...bookingEntries(details, t),
    ...waivers.map((waiver) =>
      entry(
        `waiver-${waiver.version}-${waiver.language}`,
        waiver.signedAt,
        waiver.recordedBy === null ? t("Agreed to the waiver") : t("Signed the waiver on paper"),
        {
          lines: [
            t("Version {version}, in {language}", {
              version: waiver.version,
              language: t(languageName[waiver.language]),
            }),
          ],
          ...(waiver.recordedBy && { by: waiver.recordedBy }),
        },
      ),
    ),
    ...transfers.toReversed().flatMap((transfer) => transferEntries(transfer, t)),
    ...payments.flatMap((payment) => [
      paymentEntry(payment, t),
      ...payment.refunds.map((refund) => refundEntry(refund, t)),
    ]),
    ...messages.map((message) => messageEntry(message, t)),
    ...auditEntries.filter(({ action }) => !isToldElsewhere(action)).map((done) => auditEntry(done, labelOf, t)),
    ...notes.flatMap(({ id, text, by, at, struck }) => [
      entry(id, at, struck ? t("Note, struck out later") : t("Note"), { lines: [text], by }),
      ...(struck ? [entry(`${id} struck`, struck.at, t("Struck out a note"), { lines: [text], by: struck.by })] : []),
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

function bookingEntries({ booking }: BookingDetails, t: Translate): TimelineEntry[] {
  const { createdAt, confirmedAt, endedAt, state, categoryName, complimentaryReason } = booking;
  return [
    entry("held", createdAt, t("Place held"), { lines: categoryName ? [categoryName] : [] }),
    ...(confirmedAt
      ? [entry("confirmed", confirmedAt, t("Booking confirmed"), { tone: "yours", lines: some(complimentaryReason) })]
      : []),
    ...(endedAt
      ? [
          entry("ended", endedAt, t("Booking ended: {state}", { state: t(stateCopy[state]).toLowerCase() }), {
            tone: "lost",
          }),
        ]
      : []),
  ];
}

function paymentEntry(
  { razorpayPaymentId, at, state, role, method, failureReason, ...of }: PaymentDetail,
  t: Translate,
) {
  const isFailed = state === "failed";
  return entry(razorpayPaymentId, at, t("Payment: {state}", { state: lowerFirst(t(paymentCopy[state])) }), {
    amount: of.currency === "INR" ? rupees(of.amountPaise) : `${(of.amountPaise / 100).toFixed(2)} ${of.currency}`,
    tone: isFailed ? "lost" : "plain",
    lines: [
      ...some(role && t(roleCopy[role])),
      ...some(isFailed && failureReason ? failureCopy(failureReason, t) : null),
      ...some(method && t("By {method}", { method: method.toUpperCase() })),
    ],
  });
}

function transferEntries(
  { id, state, to, requestedBy, requestedAt, expiresAt, endedAt, former }: TransferDetail,
  t: Translate,
) {
  const { name } = to;
  return [
    entry(id, requestedAt, t("Offered to {name}", { name }), { lines: [`${to.phone}, ${to.email}`], by: requestedBy }),
    ...(state === "accepted" && former && endedAt
      ? [
          entry(`${id} accepted`, endedAt, t("{name} accepted the booking", { name }), {
            tone: "yours",
            lines: [t("Before: {rider}", { rider: `${former.name}, ${former.phone}, ${former.email}` })],
          }),
        ]
      : []),
    ...(state === "expired" ? [entry(`${id} expired`, expiresAt, t("The offer to {name} ran out", { name }))] : []),
  ];
}

const refundEntry = (refund: RefundDetail, t: Translate): TimelineEntry =>
  entry(refund.id, refund.at, t(refund.payoutReference === null ? refundCopy[refund.state] : "Paid out by hand"), {
    amount: rupees(refund.amountPaise),
    tone: refund.state === "failed" ? "lost" : "plain",
    lines: [
      t(refundReasonCopy[refund.reason]),
      ...some(refund.payoutReference && t("Reference {reference}", { reference: refund.payoutReference })),
    ],
    by: refund.requestedBy,
  });

function messageEntry({ id, kind, channel, state, lastError, at }: MessageDetail, t: Translate): TimelineEntry {
  const isLost = state === "failed" || state === "bounced";
  const trouble = lastError === null || state === "sent" || state === "delivered" ? null : lastError;
  return entry(id, at, t(messageStateCopy[state], { channel: channel === "email" ? t("Email") : "SMS" }), {
    tone: isLost ? "lost" : "plain",
    lines: [t(messageCopy[kind]), ...some(trouble && deliveryCopy(trouble, channel, t))],
  });
}

function auditEntry(done: AuditEntry, labelOf: (questionId: string) => string, t: Translate): TimelineEntry {
  const note = "note" in done.facts && done.facts.note ? `“${done.facts.note}”` : null;
  const changes = done.action === "correct_booking" ? done.facts.changes : [];
  // A phone without network tells later what it did.
  const at = done.action === "check_in" || done.action === "undo_check_in" ? done.facts.doneAt : done.at;
  return entry(done.id, new Date(at), auditEntryCopy(done, t), {
    tone: done.action === "check_in" ? "yours" : "plain",
    lines: [
      ...changes.map(
        ({ field, from, to }) => `${fieldCopy(field, labelOf, t)}: ${valueCopy(from, t)} → ${valueCopy(to, t)}`,
      ),
      ...some(note),
    ],
    by: done.by,
  });
}

const FIELDS: Record<string, Text> = { name: "Name", phone: "Phone", email: "Email", language: "Language" };

const fieldCopy = (field: string, labelOf: (questionId: string) => string, t: Translate): string => {
  const text = FIELDS[field];
  return text ? t(text) : labelOf(field.replace(/^answers\./, ""));
};

const valueCopy = (value: string | null, t: Translate): string => {
  if (value === null) return t("nothing");
  return isLanguage(value) ? t(languageName[value]) : value;
};

const some = (line: string | null | undefined | false | ""): string[] => (line ? [line] : []);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
