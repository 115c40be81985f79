import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";
import { readTicketCode, secretText } from "../bookings/ticket-code.ts";
import { TRANSFER_CODE } from "./transfer-link.ts";

type Ref = { eventId: string; reference: string };

/**
 * What opens an offer, short enough for a text: as the code of a ticket, it says of which booking, and has a secret that follows from
 * our key and the offer's id. So nothing is stored that opens one, and the offer before it opens nothing of the next.
 */
export function transferCodeOf([current]: readonly SigningKey[], booking: Ref, transferId: string): string {
  if (!current) throw new Error("no key to make transfer codes with");
  const place = `${booking.eventId.slice(4)}${booking.reference.replace("-", "").toLowerCase()}`;
  return `t${place}${secretOf(current, transferId)}`;
}

/** The booking that a code speaks of, if it is one. */
export const readTransferCode = (code: string): Ref | null =>
  TRANSFER_CODE.test(code) ? readTicketCode(code.slice(1)) : null;

export const isTransferCodeOf = (keys: readonly SigningKey[], transferId: string, code: string): boolean =>
  keys.some((key) =>
    isSameSecret(code.toLowerCase().slice(-secretOf(key, transferId).length), secretOf(key, transferId)),
  );

const secretOf = ({ key }: SigningKey, transferId: string): string => secretText(sign(key, `transfer ${transferId}`));
