import type { Database } from "#platform/database.ts";
import type { MessageKind } from "../messages/message.ts";
import { listTransfers } from "./list-transfers.ts";
import type { Person, Transfer } from "./transfer.ts";

export type Recipient = {
  person: Person;
  /** `former`: had it, and its links must not reach them. */
  is: "rider" | "invited" | "former";
  /** What they are invited to accept. */
  offer?: Transfer;
  /** Whether somebody else had the booking when it was paid for. */
  isPaidByAnother: boolean;
};

/**
 * To whom a message about a booking goes. What tells of money goes to whoever paid, who is the first rider, since nothing is paid
 * after a transfer; an offer to whom it was made; all else to the present rider.
 */
export async function readRecipient(
  db: Database,
  booking: { eventId: string; id: string },
  rider: Person,
  message: { kind: MessageKind; aboutId: string },
): Promise<Recipient> {
  return recipientOf(await listTransfers(db, booking), rider, message);
}

export function recipientOf(
  transfers: readonly Transfer[],
  rider: Person,
  { kind, aboutId }: { kind: MessageKind; aboutId: string },
): Recipient {
  const about = transfers.find(({ id }) => id === aboutId);
  const payer = transfers.findLast(({ former }) => former !== null)?.former;
  const isPaidByAnother = payer !== undefined && payer !== null;
  switch (kind) {
    case "transfer_offered":
      if (!about) throw new Error(`there is no transfer ${aboutId}`); // Its row is written with the message.
      return { person: about.to, is: "invited", offer: about, isPaidByAnother };
    case "transfer_done":
      if (!about?.former) throw new Error(`transfer ${aboutId} was not accepted`);
      return { person: about.former, is: "former", isPaidByAnother };
    case "booking_confirmed":
    case "waitlist_offered":
    case "booking_cancelled":
    case "announcement":
      return { person: rider, is: "rider", isPaidByAnother };
    case "place_lost_refunded":
    case "surplus_refunded":
    case "refund_sent":
    case "payment_not_taken":
      return payer
        ? { person: payer, is: "former", isPaidByAnother: false }
        : { person: rider, is: "rider", isPaidByAnother };
  }
}
