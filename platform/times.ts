const INDIA = "Asia/Kolkata";

/** Latin digits in every language, as on tickets, phones and money in India; Marathi would have its own. */
const localeOf = (language: string): string => `${language}-IN-u-nu-latn`;

/** A format for each language, made once: making one takes a hundred times as long as using it. */
function formats(options: Intl.DateTimeFormatOptions): (language: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (language) => {
    const format = made.get(language) ?? new Intl.DateTimeFormat(localeOf(language), { timeZone: INDIA, ...options });
    made.set(language, format);
    return format;
  };
}

const longDate = formats({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDate = formats({ day: "numeric", month: "short" });
const clockTime = formats({ hour: "numeric", minute: "2-digit", hour12: true });
const hourOfDay = formats({ hour: "numeric", hourCycle: "h23" });

/** `Sunday, 14 February 2027` in India. */
export const indianDate = (time: Date, language = "en"): string => longDate(language).format(time);

/** From which hour on a part of the day is called what; before the first it is still night. */
const partsOfDay: Record<string, { parts: [fromHour: number, name: string][]; clock: string }> = {
  hi: {
    parts: [
      [4, "सुबह"],
      [12, "दोपहर"],
      [16, "शाम"],
      [20, "रात"],
    ],
    clock: "बजे",
  },
  // Marathi's word for "o'clock" changes with the sentence, so the sentences have it.
  mr: {
    parts: [
      [4, "पहाटे"],
      [6, "सकाळी"],
      [12, "दुपारी"],
      [16, "संध्याकाळी"],
      [20, "रात्री"],
    ],
    clock: "",
  },
};

/** `14 Feb` in India. */
export const shortIndianDate = (time: Date, language = "en"): string => shortDate(language).format(time);

/** `10:00 am IST`; in Hindi and Marathi as people say it, `सुबह 10:00 बजे` and `सकाळी 10:00`. */
export function indianTime(time: Date, language = "en"): string {
  const words = partsOfDay[language];
  const clock = clockTime("en").format(time);
  if (!words) return `${clock.toLowerCase()} IST`;
  const hour = Number(hourOfDay("en").format(time));
  const part = words.parts.findLast(([fromHour]) => hour >= fromHour) ?? words.parts.at(-1);
  return `${part?.[1]} ${clock.replace(/\s*[ap]m$/i, "")} ${words.clock}`.trim();
}

/** `14 Feb, 5:30 am`, for a text: always India's time, plain characters, and as short as it can be said. */
export function shortIndianMoment(time: Date, language = "en"): string {
  return `${shortIndianDate(time, language)}, ${indianTime(time, language).replace(/ IST$/, "")}`
    .replace(/\s+/g, " ")
    .trim();
}
