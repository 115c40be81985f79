import type { CheckInRecord } from "#booking/check-in/check-in-record.ts";
import type { Doubt, Stop } from "#booking/check-in/decide-check-in.ts";
import { rupees } from "#platform/money.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

const DAY_MS = 86_400_000;

/** `7:10 am`, or with its day where that is not today. */
export function clockCopy(moment: string, t: Translate, now = Date.now()): string {
  const time = new Date(moment);
  const isToday = dayOf(time.getTime()) === dayOf(now);
  return isToday ? t.time(time).replace(/ IST$/, "") : t.shortMoment(time);
}

const INDIA_AHEAD_MS = 5.5 * 3_600_000;
const dayOf = (time: number): number => Math.floor((time + INDIA_AHEAD_MS) / DAY_MS);

const doubtTexts: Record<Exclude<Doubt, "owes">, Text> = {
  waiver_not_signed: "The waiver is not signed. Let them sign it on paper first.",
  former_ticket: "This ticket is from before the rider was corrected. Check the name on an identity card.",
  unsigned_code: "This ticket is from before codes were signed. Check the name on an identity card.",
};

export const doubtCopy = (doubt: Doubt, owesPaise: number, t: Translate): string =>
  doubt === "owes"
    ? t("Owes {amount}. Take it in cash first, and enter it on the rider's page.", { amount: rupees(owesPaise) })
    : t(doubtTexts[doubt]);

export const stopCopy: Record<Stop, { title: Text; text: Text }> = {
  not_a_ticket: { title: "Not a ticket", text: "This QR code is not one of ours." },
  other_event: { title: "Another event", text: "This ticket is for another event." },
  cancelled: { title: "Cancelled", text: "This booking was cancelled. It has no place any more." },
  forged: { title: "Not genuine", text: "We did not make this code. Search for the name, and check an identity card." },
  newer_ticket: {
    title: "Newer than the list",
    text: "This ticket is newer than this phone's list. Connect to get the new list, or look the rider up on another phone.",
  },
  not_on_list: {
    title: "Not on the list",
    text: "No confirmed booking on this phone's list has this code. Get the list again where there is a connection, or search for the name.",
  },
};

const checkInTexts = {
  only: {
    plain: "Checked in at {time} by {phone}",
    collected: "Checked in at {time} by {phone}, kit taken by {collector}",
  },
  first: { plain: "First at {time} by {phone}", collected: "First at {time} by {phone}, kit taken by {collector}" },
  also: { plain: "Also at {time} by {phone}", collected: "Also at {time} by {phone}, kit taken by {collector}" },
} as const;

/** When, by which phone, and who took the kit; of several check-ins which it is. */
export function checkInCopy(
  { doneAt, deviceId, deviceName, collectedBy }: CheckInRecord,
  which: keyof typeof checkInTexts,
  ownDeviceId: string,
  t: Translate,
): string {
  const { plain, collected } = checkInTexts[which];
  const values = { time: clockCopy(doneAt, t), phone: deviceId === ownDeviceId ? t("this phone") : deviceName };
  return collectedBy ? t(collected, { ...values, collector: collectedBy }) : t(plain, values);
}
