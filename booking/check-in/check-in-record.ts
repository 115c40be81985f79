/** One thing that a device did at the counter. An undo takes one check-in back, whichever device made it. */
export type CheckInRecord = {
  /** Made by the device, so that it is stored once however often it is sent. */
  id: string;
  bookingId: string;
  kind: "check_in" | "undo";
  /** The id of the check-in that an undo takes back. */
  undoes: string | null;
  /** ISO 8601, UTC, by the device's clock as set by the server's. */
  doneAt: string;
  /** Who took the kit, where it was not the rider. */
  collectedBy: string | null;
  deviceId: string;
  deviceName: string;
};

/** A record as the device sends it; which device, the request says. */
export type NewCheckInRecord = Omit<CheckInRecord, "deviceId" | "deviceName">;

/** A booking that is checked in and has no place any more: it was cancelled before or after. */
export type EndedArrival = { bookingId: string; reference: string; name: string };

/**
 * The check-ins that nobody took back, by booking, the first by its time in front: that one counts. Of the same records, in
 * any order and however often, it is the same.
 */
export function checkInsOf(records: Iterable<CheckInRecord>): Map<string, CheckInRecord[]> {
  const byId = new Map<string, CheckInRecord>();
  const undone = new Set<string>();
  for (const record of records) {
    byId.set(record.id, record);
    if (record.undoes !== null) undone.add(`${record.bookingId} ${record.undoes}`);
  }
  const found = new Map<string, CheckInRecord[]>();
  for (const record of byId.values()) {
    if (record.kind !== "check_in" || undone.has(`${record.bookingId} ${record.id}`)) continue;
    const others = found.get(record.bookingId);
    if (others) others.push(record);
    else found.set(record.bookingId, [record]);
  }
  for (const checkIns of found.values()) checkIns.sort(byTime);
  return found;
}

const byTime = (one: CheckInRecord, other: CheckInRecord): number =>
  Date.parse(one.doneAt) - Date.parse(other.doneAt) || (one.id < other.id ? -1 : 1);
