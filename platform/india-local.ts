// India has one zone and no daylight saving, so local time is UTC and five and a half hours.
const OFFSET_MS = 5.5 * 60 * 60 * 1000;

/** `2027-02-14T05:30`, as `<input type="datetime-local">` shows it, read as Indian time. Null if it is no such time. */
export function fromIndiaLocal(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const asUtc = new Date(`${text}:00.000Z`);
  // `2027-02-30` would roll over into March.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(text)) return null;
  return new Date(asUtc.getTime() - OFFSET_MS);
}

/** The minute of `time` in India as `<input type="datetime-local">` takes it. */
export const toIndiaLocal = (time: Date): string => new Date(time.getTime() + OFFSET_MS).toISOString().slice(0, 16);

/** `2027-02-14 05:30:00` in India: sorts, and every spreadsheet reads it as a time. */
export const indiaStamp = (time: Date): string =>
  new Date(time.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
