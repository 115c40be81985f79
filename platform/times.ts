const INDIA = "Asia/Kolkata";

/** `Sunday, 14 February 2027` in India. */
export function indianDate(time: Date, locale = "en"): string {
  return new Intl.DateTimeFormat(`${locale}-IN`, {
    timeZone: INDIA,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(time);
}

/** `10:00 am IST`. */
export function indianTime(time: Date, locale = "en"): string {
  const clock = new Intl.DateTimeFormat(`${locale}-IN`, {
    timeZone: INDIA,
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
  }).format(time);
  return `${clock} IST`;
}
