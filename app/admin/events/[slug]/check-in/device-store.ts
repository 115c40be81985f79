import type { CheckInRecord, EndedArrival } from "#booking/check-in/check-in-record.ts";

/** What this phone knows of an event's counter. */
export type KeptEvent = {
  slug: string;
  /** As it came, so that its signature still fits. */
  list: string | null;
  signature: string | null;
  /** From where the next round of reading begins. */
  since: string | null;
  /** The server's clock less this phone's. */
  offsetMs: number;
  endedArrivals: EndedArrival[];
};

export type KeptRecord = { key: string; slug: string; record: CheckInRecord; isSent: boolean };

const nothingKept = (slug: string): KeptEvent => ({
  slug,
  list: null,
  signature: null,
  since: null,
  offsetMs: 0,
  endedArrivals: [],
});

let opened: Promise<IDBDatabase> | undefined;

function openStore(): Promise<IDBDatabase> {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open("startline-check-in", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("events", { keyPath: "slug" });
      request.result.createObjectStore("records", { keyPath: "key" }).createIndex("slug", "slug");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

type Stores = { events: IDBObjectStore; records: IDBObjectStore };

/** Resolves once it is on the phone's disk: what a volunteer was shown as done survives a dead battery. */
async function inStore<Value>(mode: IDBTransactionMode, work: (stores: Stores) => () => Value): Promise<Value> {
  const db = await openStore();
  return new Promise((done, fail) => {
    const transaction = db.transaction(["events", "records"], mode, { durability: "strict" });
    const result = work({ events: transaction.objectStore("events"), records: transaction.objectStore("records") });
    transaction.oncomplete = () => done(result());
    transaction.onabort = () => fail(transaction.error);
  });
}

export const readDesk = (slug: string): Promise<{ event: KeptEvent; records: KeptRecord[] }> =>
  inStore("readonly", ({ events, records }) => {
    const event = events.get(slug);
    const all = records.index("slug").getAll(slug);
    return () => ({ event: event.result ?? nothingKept(slug), records: all.result });
  });

export const keepEvent = (slug: string, change: Partial<KeptEvent>): Promise<void> =>
  inStore("readwrite", ({ events }) => {
    putChanged(events, slug, change);
    return () => {};
  });

/** What was done here, to be sent. */
export const keepNewRecords = (slug: string, made: readonly CheckInRecord[]): Promise<void> =>
  inStore("readwrite", ({ records }) => {
    for (const record of made) records.put(keptOf(slug, record, false));
    return () => {};
  });

/** What the server answered: its records take the place of our own, and those that it refused are sent no more. */
export const keepAnswer = (
  slug: string,
  {
    known,
    refused,
    change,
  }: { known: readonly CheckInRecord[]; refused: readonly string[]; change: Partial<KeptEvent> },
): Promise<void> =>
  inStore("readwrite", ({ events, records }) => {
    for (const record of known) records.put(keptOf(slug, record, true));
    for (const id of refused) records.delete(keyOf(slug, id));
    putChanged(events, slug, change);
    return () => {};
  });

/** Takes everything about the event off this phone. */
export const forgetEvent = (slug: string): Promise<void> =>
  inStore("readwrite", ({ events, records }) => {
    events.delete(slug);
    const keys = records.index("slug").getAllKeys(slug);
    keys.onsuccess = () => {
      for (const key of keys.result) records.delete(key);
    };
    return () => {};
  });

const keyOf = (slug: string, id: string): string => `${slug} ${id}`;

const keptOf = (slug: string, record: CheckInRecord, isSent: boolean): KeptRecord => ({
  key: keyOf(slug, record.id),
  slug,
  record,
  isSent,
});

function putChanged(events: IDBObjectStore, slug: string, change: Partial<KeptEvent>): void {
  const before = events.get(slug);
  before.onsuccess = () => events.put({ ...nothingKept(slug), ...before.result, ...change });
}
