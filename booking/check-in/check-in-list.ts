import { plainReference } from "./check-in-code.ts";

/** A rider with a place, with no more than the counter needs: no phone, no email, no answers. */
export type CheckInRider = {
  /** Of the booking. */
  id: string;
  reference: string;
  name: string;
  category: string;
  bib: number | null;
  /** To the organizer, in cash. */
  owesPaise: number;
  isWaiverSigned: boolean;
  /** Hashes of the codes of the present ticket, one for each key in use. */
  codes: string[];
  /** Of tickets from before the rider was corrected. */
  formerCodes: string[];
  /** Of tickets that do not exist yet: after a correction or a transfer. Missing on lists of the former release. */
  comingCodes?: string[];
};

/** Everybody who may come to the counter, as a device keeps it for when it has no network. */
export type CheckInList = {
  eventId: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  riders: CheckInRider[];
  /** References of bookings that were cancelled. */
  cancelled: string[];
};

/** A list with what a scan and a search look up. */
export type IndexedList = CheckInList & { riderOf: Map<string, CheckInRider>; cancelledReferences: Set<string> };

export const indexList = (list: CheckInList): IndexedList => ({
  ...list,
  riderOf: new Map(list.riders.map((rider) => [plainReference(rider.reference), rider])),
  cancelledReferences: new Set(list.cancelled.map(plainReference)),
});
