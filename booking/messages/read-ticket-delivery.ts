import type { Database } from "#platform/database.ts";
import type { Channel } from "./message.ts";
import { selectTicketStates } from "./messages.sql.ts";

/** `sending`: not handed over yet. `sent`: the provider has it. `failed`: it did not arrive. */
export type TicketDelivery = "sending" | "sent" | "delivered" | "failed";

const WORD = {
  queued: "sending",
  sent: "sent",
  delivered: "delivered",
  bounced: "failed",
  failed: "failed",
  obsolete: null,
} as const;

/** How a booking's ticket fares by each channel; null where none is owed. */
export async function readTicketDelivery(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<Record<Channel, TicketDelivery | null>> {
  const states = await selectTicketStates(db, booking);
  const of = (channel: Channel) => {
    const found = states.find((entry) => entry.channel === channel);
    return found ? WORD[found.state] : null;
  };
  return { email: of("email"), sms: of("sms") };
}
