import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";
import { storedText } from "./cancel-schemas.ts";

/** Chosen by us: what a counter does in a while, in a request that a weak network still carries. */
const RECORDS_PER_SYNC_MAX = 200;

const clientId = z
  .string()
  .regex(/^[0-9A-Za-z-]{8,64}$/)
  .openapi({ description: "Made by the device" });
const cursor = z.object({ receivedAt: moment, id: z.string().max(64) });

const record = z.object({
  id: clientId.openapi({ description: "Made by the device: the same record sent again is stored once" }),
  bookingId: z.string().max(64),
  kind: z.enum(["check_in", "undo"]),
  undoes: clientId.nullable().openapi({ description: "Of an undo, the id of the check-in that it takes back" }),
  doneAt: moment.openapi({ description: "By the device's clock, set by the server's" }),
  collectedBy: storedText(1, 120).nullable().openapi({ description: "Who took the kit, where it was not the rider" }),
});

export const SyncCheckInsBody = z.object({
  device: z.object({ id: clientId, name: storedText(1, 40) }),
  records: z
    .array(
      record.refine(({ kind, undoes, collectedBy }) =>
        kind === "undo" ? undoes !== null && collectedBy === null : undoes === null,
      ),
    )
    .max(RECORDS_PER_SYNC_MAX),
  since: moment.nullable().openapi({ description: "nextSince of the last round; null for everything" }),
  after: cursor.nullable().openapi({ description: "next of the page before, in the same round" }),
});

export const SyncedCheckInsBody = z
  .object({
    serverTime: moment,
    refused: z.array(z.string()).openapi({ description: "Ids of records of which the event has no booking" }),
    records: z.array(record.extend({ deviceId: z.string(), deviceName: z.string() })),
    next: cursor.nullable(),
    nextSince: moment,
    endedArrivals: z
      .array(z.object({ bookingId: z.string(), reference: z.string(), name: z.string() }))
      .openapi({ description: "Checked in, and without a place any more" }),
  })
  .openapi("SyncedCheckIns");
export type SyncedCheckIns = z.infer<typeof SyncedCheckInsBody>;

export const CheckInListBody = z
  .object({
    list: z.string().openapi({ description: "JSON: everybody who may come, without phone and email" }),
    signature: z.string().openapi({ description: "Of exactly this text: Ed25519, base64url" }),
    serverTime: moment,
  })
  .openapi("SignedCheckInList");
export type SignedCheckInList = z.infer<typeof CheckInListBody>;
