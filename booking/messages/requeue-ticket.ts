import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { newMessages } from "./enqueue-messages.ts";
import { CHANNELS, type Channel, statesBefore } from "./message.ts";

/** Chosen by us: as long as it takes to look into the inbox first. */
export const RESEND_GAP_SECONDS = 30;

/** An organizer's press of Resend; `press` names it, so that one that comes twice sends once. */
export type ResendPress = { press: string; by: string; channels: readonly Channel[] };

/** `sending`: it goes out, or is on its way already. `resent_lately`: an organizer had it sent moments ago. */
export type ResendAnswer = "sending" | "resent_lately" | "not_confirmed";

/**
 * The ticket of a booking goes out again, to the address and number that it has now. The one way of doing so.
 * @param organizers null where the booking's own person asked: then by every channel, as often as `ResendLimits` allows
 */
export async function requeueTicket(
  { pool, clock }: { pool: Pool; clock: Clock },
  booking: { eventId: string; id: string },
  organizers: ResendPress | null,
): Promise<ResendAnswer> {
  const channels = organizers?.channels ?? CHANNELS;
  const messages = newMessages(booking.eventId, "booking_confirmed").filter(({ channel }) =>
    channels.includes(channel),
  );
  const [row] = await callFunction<{ resend_ticket: ResendAnswer }>(pool, "resend_ticket", [
    booking.eventId,
    booking.id,
    channels,
    JSON.stringify(messages),
    statesBefore("queued"),
    organizers?.press ?? null,
    `${RESEND_GAP_SECONDS} seconds`,
    organizers && JSON.stringify(entryOf(booking, organizers)),
    clock.now(),
  ]);
  return row?.resend_ticket ?? "not_confirmed";
}

const entryOf = ({ eventId, id: subject }: { eventId: string; id: string }, { by, channels }: ResendPress) =>
  createAuditEntry(eventId, "resend_ticket", { subject, by, facts: { channels: channels.map(wordOf).join(" and ") } });

const wordOf = (channel: Channel): string => ({ email: "email", sms: "SMS" })[channel];
