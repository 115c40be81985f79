import type { SignedCheckInList, SyncedCheckIns } from "#http/admin/check-in-schemas.ts";
import { callOffice } from "../../../call-office.ts";
import { keepAnswer, keepEvent, readDesk } from "./device-store.ts";

export type Device = { id: string; name: string };
export type Contact = "ok" | "offline" | "signed_out" | "refused";

const RECORDS_PER_CALL = 200;

/** Sends what this phone did and reads what all phones did. Cut off anywhere, the next round does the rest. */
export async function syncDesk(slug: string, device: Device): Promise<Contact> {
  let round: Round = { after: null, nextSince: null, isOver: false };
  while (!round.isOver) {
    const call = await callOnce(slug, device, round);
    if (call.contact !== "ok") return call.contact;
    round = call.round;
  }
  return "ok";
}

type Round = { after: SyncedCheckIns["next"]; nextSince: string | null; isOver: boolean };
type Call = { contact: "ok"; round: Round } | { contact: Exclude<Contact, "ok"> };

async function callOnce(slug: string, device: Device, { after, nextSince }: Round): Promise<Call> {
  const { event, records } = await readDesk(slug);
  const unsent = records.filter(({ isSent }) => !isSent);
  // The phone may have had another name before: a record keeps the one under which it was made.
  const name = unsent[0]?.record.deviceName ?? device.name;
  const batch = unsent.filter(({ record }) => record.deviceName === name).slice(0, RECORDS_PER_CALL);
  const body = {
    device: { ...device, name },
    records: batch.map(({ record: { deviceId: _, deviceName: __, ...record } }) => record),
    since: event.since,
    after,
  };
  const askedAt = Date.now();
  const path = `/api/admin/events/${slug}/check-in/records`;
  const reply = await callOffice<SyncedCheckIns>(path, { method: "POST", body });
  if (reply.kind !== "ok") return { contact: contactOf(reply) };
  const { records: known, refused, next, serverTime, endedArrivals } = reply.body;
  const since = nextSince ?? reply.body.nextSince;
  const stored = batch.filter(({ record }) => !refused.includes(record.id)).map(({ record }) => record);
  const change = { endedArrivals, offsetMs: offsetOf(serverTime, askedAt), ...(next === null && { since }) };
  await keepAnswer(slug, { known: [...stored, ...known], refused, change });
  return {
    contact: "ok",
    round: { after: next, nextSince: since, isOver: next === null && batch.length === unsent.length },
  };
}

/** Gets the list of riders anew. */
export async function fetchList(slug: string): Promise<Contact> {
  const askedAt = Date.now();
  const reply = await callOffice<SignedCheckInList>(`/api/admin/events/${slug}/check-in/list`, {
    giveUpAfterMs: 60_000,
  });
  if (reply.kind !== "ok") return contactOf(reply);
  const { list, signature, serverTime } = reply.body;
  await keepEvent(slug, { list, signature, offsetMs: offsetOf(serverTime, askedAt) });
  return "ok";
}

/** Half of the way there and back is taken for the way back. */
const offsetOf = (serverTime: string, askedAt: number): number =>
  Math.round(Date.parse(serverTime) - (askedAt + Date.now()) / 2);

function contactOf(failure: { kind: string; code?: string }): Exclude<Contact, "ok"> {
  if (failure.kind === "unreachable") return "offline";
  return failure.code === "not_signed_in" ? "signed_out" : "refused";
}
