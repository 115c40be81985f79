import type { CheckInRider, IndexedList } from "#booking/check-in/check-in-list.ts";
import type { CheckInRecord } from "#booking/check-in/check-in-record.ts";
import { Notice } from "#ui/notice.tsx";
import { checkInCopy } from "./counter-copy.ts";
import type { Desk } from "./use-desk.ts";

type Props = { desk: Desk; list: IndexedList; onOpen: (rider: CheckInRider) => void };

/** What the phones learned from each other: riders who were checked in twice, and kits that went to a cancelled booking. */
export function TwiceNotice({ desk, list, onOpen }: Props) {
  const twice = list.riders.flatMap((rider) => {
    const [first, ...others] = desk.checkIns.get(rider.id) ?? [];
    return first && others.length > 0 ? [{ rider, first, others }] : [];
  });
  return (
    <>
      {twice.length > 0 ? (
        <Notice tone="time" title={twice.length === 1 ? "Checked in twice" : `${twice.length} riders checked in twice`}>
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
                <span className="block">{`First ${checkInCopy(first, desk.device.id)}.`}</span>
                {others.map((other) => (
                  <span key={other.id} className="block">{`Also ${checkInCopy(other, desk.device.id)}.`}</span>
                ))}
              </li>
            ))}
          </ul>
          <p className="mt-2">The first counts. See whether two kits went out; undo it if nobody has one.</p>
        </Notice>
      ) : null}
      {desk.endedArrivals.length > 0 ? (
        <Notice tone="lost" title="Checked in, but cancelled">
          {desk.endedArrivals.map(({ bookingId, name, reference }) => (
            <p key={bookingId}>{`${name || reference}, ${firstOf(desk.checkIns.get(bookingId), desk.device.id)}.`}</p>
          ))}
          <p>The booking was cancelled, and the kit is out.</p>
        </Notice>
      ) : null}
    </>
  );
}

const firstOf = (checkIns: CheckInRecord[] | undefined, deviceId: string): string =>
  checkIns?.[0] ? checkInCopy(checkIns[0], deviceId) : "on another phone";
