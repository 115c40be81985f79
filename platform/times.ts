const INDIA = "Asia/Kolkata";

/** Latin digits in every language, as on tickets, phones and money in India; Marathi would have its own. */
const localeOf = (language: string): string => `${language}-IN-u-nu-latn`;

/** `Sunday, 14 February 2027` in India. */
export function indianDate(time: Date, language = "en"): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: INDIA,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(time);
}

/** `10:00 am IST`. */
export function indianTime(time: Date, language = "en"): string {
  const clock = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: INDIA,
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
  }).format(time);
  // Marathi would write AM and PM.
  return `${clock.toLowerCase()} IST`;
}
