import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CheckInRider, IndexedList } from "#booking/check-in/check-in-list.ts";
import { type CheckInRecord, checkInsOf, type EndedArrival } from "#booking/check-in/check-in-record.ts";
import { newRequestId } from "../../../request-id.ts";
import { forgetEvent, type KeptRecord, keepNewRecords, readDesk } from "./device-store.ts";
import { type Contact, type Device, fetchList, syncDesk } from "./sync-desk.ts";
import { useDevice } from "./use-device.ts";
import { verifyList } from "./verify-list.ts";

const SYNC_EVERY_MS = 15_000;
const LIST_EVERY_MS = 5 * 60_000;

export type Desk = {
  device: Device;
  rename: (name: string) => void;
  isLoading: boolean;
  /** What is wrong with this phone, so that it can't be used. */
  fault: "keeps_nothing" | "list_damaged" | null;
  list: IndexedList | null;
  /** By booking, the first by time in front. */
  checkIns: ReadonlyMap<string, CheckInRecord[]>;
  endedArrivals: readonly EndedArrival[];
  unsentCount: number;
  contact: Contact | null;
  isFetchingList: boolean;
  refreshList: () => Promise<IndexedList | null>;
  /** Resolves once it is kept on this phone. */
  checkIn: (rider: CheckInRider, collectedBy: string | null) => Promise<void>;
  undo: (rider: CheckInRider) => Promise<void>;
  forget: () => Promise<void>;
};

/** The counter as this phone knows it, kept on the phone and in step with the others while there is a network. */
export function useDesk(slug: string, publicKeys: readonly string[]): Desk {
  const [device, rename] = useDevice();
  const [isLoading, setLoading] = useState(true);
  const [fault, setFault] = useState<Desk["fault"]>(null);
  const [list, setList] = useState<IndexedList | null>(null);
  const [records, setRecords] = useState<KeptRecord[]>([]);
  const [endedArrivals, setEnded] = useState<readonly EndedArrival[]>([]);
  const [contact, setContact] = useState<Contact | null>(null);
  const [isFetchingList, setFetching] = useState(false);
  const offsetMs = useRef(0);
  const shownList = useRef<{ text: string | null; list: IndexedList | null }>({ text: null, list: null });
  const sync = useRef<{ running: Promise<void> | null; isWanted: boolean }>({ running: null, isWanted: false });

  /** Shows what is kept. */
  const show = useCallback(async (): Promise<IndexedList | null> => {
    const { event, records: kept } = await readDesk(slug);
    offsetMs.current = event.offsetMs;
    setRecords(kept);
    setEnded(event.endedArrivals);
    if (event.list !== shownList.current.text) {
      const { list: text, signature } = event;
      const verified = text === null ? null : await verifyList(text, signature ?? "", publicKeys).catch(() => null);
      shownList.current = { text, list: verified };
      setList(verified);
      setFault(text !== null && verified === null ? "list_damaged" : null);
    }
    return shownList.current.list;
  }, [slug, publicKeys]);

  const syncNow = useCallback((): Promise<void> => {
    sync.current.isWanted = true;
    sync.current.running ??= (async () => {
      while (sync.current.isWanted) {
        sync.current.isWanted = false;
        setContact(await syncDesk(slug, device));
        await show();
      }
    })()
      .catch(() => setFault("keeps_nothing"))
      .finally(() => {
        sync.current.running = null;
      });
    return sync.current.running;
  }, [slug, device, show]);

  const refreshList = useCallback(async () => {
    setFetching(true);
    try {
      setContact(await fetchList(slug));
      return await show();
    } finally {
      setFetching(false);
    }
  }, [slug, show]);

  useEffect(() => {
    let isOver = false;
    let listAt = 0;
    async function look() {
      if (isOver || document.visibilityState !== "visible") return;
      if (Date.now() - listAt > LIST_EVERY_MS) {
        listAt = Date.now();
        await refreshList();
      }
      await syncNow();
    }
    show()
      .then(look)
      .catch(() => setFault("keeps_nothing"))
      .finally(() => setLoading(false));
    const lookAgain = () => void look().catch(() => {});
    const timer = setInterval(lookAgain, SYNC_EVERY_MS);
    document.addEventListener("visibilitychange", lookAgain);
    window.addEventListener("online", lookAgain);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", lookAgain);
      window.removeEventListener("online", lookAgain);
    };
  }, [show, syncNow, refreshList]);

  const checkIns = useMemo(() => checkInsOf(records.map(({ record }) => record)), [records]);

  async function note(made: Pick<CheckInRecord, "bookingId" | "kind" | "undoes" | "collectedBy">[]) {
    const doneAt = new Date(Date.now() + offsetMs.current).toISOString();
    const of = { doneAt, deviceId: device.id, deviceName: device.name };
    await keepNewRecords(
      slug,
      made.map((record) => ({ id: newRequestId(), ...of, ...record })),
    );
    await show();
    void syncNow();
  }

  const undoing = ({ id: bookingId }: CheckInRider) =>
    (checkIns.get(bookingId) ?? []).map(({ id }) => ({
      bookingId,
      kind: "undo" as const,
      undoes: id,
      collectedBy: null,
    }));

  return {
    device,
    rename,
    isLoading,
    fault,
    list,
    checkIns,
    endedArrivals,
    unsentCount: records.filter(({ isSent }) => !isSent).length,
    contact,
    isFetchingList,
    refreshList,
    // What stands there of the same rider is taken back: one check-in, with who took the kit.
    checkIn: (rider, collectedBy) =>
      note([...undoing(rider), { bookingId: rider.id, kind: "check_in", undoes: null, collectedBy }]),
    undo: (rider) => note(undoing(rider)),
    async forget() {
      await forgetEvent(slug);
      await show();
    },
  };
}
