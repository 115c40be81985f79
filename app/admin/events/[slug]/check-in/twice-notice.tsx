import type { CheckInRider, IndexedList } from "#booking/check-in/check-in-list.ts";
import type { CheckInRecord } from "#booking/check-in/check-in-record.ts";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { checkInCopy, clockCopy } from "./counter-copy.ts";
import type { Desk } from "./use-desk.ts";

type Props = { desk: Desk; list: IndexedList; onOpen: (rider: CheckInRider) => void };

/** What the phones learned from each other: riders who were checked in twice, and kits that went to a cancelled booking. */
export function TwiceNotice({ desk, list, onOpen }: Props) {
  const t = useOrganizerText();
  const twice = list.riders.flatMap((rider) => {
    const [first, ...others] = desk.checkIns.get(rider.id) ?? [];
    return first && others.length > 0 ? [{ rider, first, others }] : [];
  });
  return (
    <>
      {twice.length > 0 ? (
        <Notice
          tone="time"
          title={t({ one: "Checked in twice", other: "{count} riders checked in twice" }, { count: twice.length })}
        >
          <ul className="mt-1 space-y-2">
            {twice.map(({ rider, first, others }) => (
              <li key={rider.id}>
                <button
                  type="button"
                  onClick={() => onOpen(rider)}
                  className="min-h-11 text-left underline underline-offset-4"
                >
                  {rider.name || rider.reference}
                </button>
                <span className="block">
                  {t("{sentence}.", { sentence: checkInCopy(first, "first", desk.device.id, t) })}
                </span>
                {others.map((other) => (
                  <span key={other.id} className="block">
                    {t("{sentence}.", { sentence: checkInCopy(other, "also", desk.device.id, t) })}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <p className="mt-2">{t("The first counts. See whether two kits went out; undo it if nobody has one.")}</p>
        </Notice>
      ) : null}
      {desk.endedArrivals.length > 0 ? (
        <Notice tone="lost" title={t("Checked in, but cancelled")}>
          {desk.endedArrivals.map(({ bookingId, name, reference }) => (
            <p key={bookingId}>{endedCopy(name || reference, desk.checkIns.get(bookingId)?.[0], desk.device.id, t)}</p>
          ))}
          <p>{t("The booking was cancelled, and the kit is out.")}</p>
        </Notice>
      ) : null}
    </>
  );
}

function endedCopy(name: string, checkIn: CheckInRecord | undefined, ownDeviceId: string, t: Translate): string {
  if (!checkIn) return t("{name}, on another phone.", { name });
  const { doneAt, deviceId, deviceName, collectedBy } = checkIn;
  const values = { name, time: clockCopy(doneAt, t), phone: deviceId === ownDeviceId ? t("this phone") : deviceName };
  return collectedBy
    ? t("{name}, at {time} by {phone}, kit taken by {collector}.", { ...values, collector: collectedBy })
    : t("{name}, at {time} by {phone}.", values);
}
