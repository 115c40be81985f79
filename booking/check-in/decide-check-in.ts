import type { CheckInCode } from "./check-in-code.ts";
import type { CheckInRider, IndexedList } from "./check-in-list.ts";

/** Why a person at the counter has to look before a rider is checked in. */
export type Doubt = "owes" | "waiver_not_signed" | "former_ticket" | "unsigned_code";
/** Why a ticket is not valid here. */
export type Stop = "not_a_ticket" | "other_event" | "cancelled" | "forged" | "not_on_list" | "newer_ticket";

/** A newer list may know the ticket: nothing is wrong with it as far as this one can tell. */
export const isPerhapsNewer = (because: Stop): boolean => because === "not_on_list" || because === "newer_ticket";

export type Verdict =
  | { is: "welcome"; rider: CheckInRider }
  | { is: "doubtful"; rider: CheckInRider; doubts: Doubt[] }
  | { is: "stopped"; because: Stop; reference: string | null };

/** What a scanned code is worth by a list. `hash` is that of the code's text, as lists have it. */
export function decideScan(code: CheckInCode, hash: string, list: IndexedList): Verdict {
  if (code.kind === "other") return { is: "stopped", because: "not_a_ticket", reference: null };
  const { reference } = code;
  if (code.kind === "signed" && code.eventId !== list.eventId) {
    return { is: "stopped", because: "other_event", reference };
  }
  const rider = list.riderOf.get(reference);
  if (!rider) {
    const because = list.cancelledReferences.has(reference) ? "cancelled" : "not_on_list";
    return { is: "stopped", because, reference };
  }
  if (code.kind === "reference") return decideRider(rider, ["unsigned_code"]);
  if (rider.codes.includes(hash)) return decideRider(rider);
  if (rider.formerCodes.includes(hash)) return decideRider(rider, ["former_ticket"]);
  return { is: "stopped", because: rider.comingCodes?.includes(hash) ? "newer_ticket" : "forged", reference };
}

/** The same for a rider who was found by hand, or whose ticket gives reason to look at already. */
export function decideRider(rider: CheckInRider, ofTicket: Doubt[] = []): Verdict {
  const doubts: Doubt[] = [...ofTicket];
  if (rider.owesPaise > 0) doubts.push("owes");
  if (!rider.isWaiverSigned) doubts.push("waiver_not_signed");
  return doubts.length === 0 ? { is: "welcome", rider } : { is: "doubtful", rider, doubts };
}
