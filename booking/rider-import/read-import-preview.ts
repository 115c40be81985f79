import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import type { RiderToAdd } from "../bookings/add-rider.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { FormProblem } from "../participants/participant.ts";
import { type BookedRider, selectBooked } from "./booked-keys.sql.ts";
import { type FileRefusal, readRiderFile } from "./rider-file.ts";
import { checkRow, findTwice, nameKeyOf } from "./rider-row.ts";

export type PreviewedRow = {
  row: number;
  rider: RiderToAdd;
  problems: FormProblem[];
  /** The booking that this row of this very file has added before. */
  added: { bookingId: string; reference: string } | null;
};

export type ImportPreview =
  | { readable: true; rows: PreviewedRow[]; unread: string[] }
  | { readable: false; because: FileRefusal; columns: string[] };

/** Every row of the file with what is wrong with it. Nothing is written. */
export async function readImportPreview(db: Database, event: BookableEvent, bytes: Uint8Array): Promise<ImportPreview> {
  const file = readRiderFile(bytes, event);
  if (!file.ok) return { readable: false, because: file.because, columns: file.columns };
  const fileId = sha256(Buffer.from(bytes)).toString("hex").slice(0, 32);
  const checked = findTwice(
    file.rows.map((row) => checkRow(row, fileId, event)),
    event.bookingsPerContact,
  );
  const requestIds = checked.map(({ rider }) => rider.requestId);
  const booked = await selectBooked(
    db,
    event.id,
    requestIds,
    checked.map(({ keys }) => keys),
  );
  const rows = checked.map(({ row, rider, keys, problems }): PreviewedRow => {
    const own = booked.find(({ requestId }) => requestId === rider.requestId);
    if (own) return { row, rider, problems: [], added: { bookingId: own.bookingId, reference: own.reference } };
    const others = [
      booked.filter(({ phone }) => phone !== null && phone === keys.phone),
      booked.filter(({ emailKey }) => emailKey !== null && emailKey === keys.emailKey),
    ];
    const isOver = (same: BookedRider[]) => same.length >= event.bookingsPerContact;
    const other = others.flat().find(({ nameKey }) => nameKey === nameKeyOf(rider.name)) ?? others.find(isOver)?.at(0);
    const message = `This phone number or email has the booking ${other?.reference} already.`;
    const isBooked = other ? [{ field: "row", code: "already_booked", message }] : [];
    return { row, rider, problems: [...problems, ...isBooked], added: null };
  });
  return { readable: true, rows, unread: file.unread };
}
