export type Duration = { days: number; hours: number; minutes: number; seconds: number };

/** Whole seconds until then, rounded up so that 0:00 means over; never negative. */
export const secondsUntil = (then: string | number, now: number): number =>
  Math.max(0, Math.ceil(((typeof then === "number" ? then : Date.parse(then)) - now) / 1000));

export function splitDuration(seconds: number): Duration {
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

/** `4:05`, `1:04:05`, `2 d 01:04:05`; `day` is the language's abbreviation. */
export function countdownText(seconds: number, day = "d"): string {
  const parts = splitDuration(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  if (parts.days > 0) return `${parts.days} ${day} ${two(parts.hours)}:${two(parts.minutes)}:${two(parts.seconds)}`;
  if (parts.hours > 0) return `${parts.hours}:${two(parts.minutes)}:${two(parts.seconds)}`;
  return `${parts.minutes}:${two(parts.seconds)}`;
}
