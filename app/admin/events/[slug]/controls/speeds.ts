import type { SaleControls } from "#booking/sale-console/sale-controls.ts";

type Pace = Pick<SaleControls, "callsPerSecond" | "concurrencyTarget">;

/** Half and twice what an event begins with. */
export const SPEEDS = {
  Slower: { callsPerSecond: 10, concurrencyTarget: 150 },
  Normal: { callsPerSecond: 20, concurrencyTarget: 300 },
  Faster: { callsPerSecond: 40, concurrencyTarget: 600 },
} as const satisfies Record<string, Pace>;

export type Speed = keyof typeof SPEEDS;

/** Null: somebody has chosen numbers of their own. */
export const speedOf = ({ callsPerSecond, concurrencyTarget }: Pace): Speed | null =>
  (Object.keys(SPEEDS) as Speed[]).find(
    (speed) => SPEEDS[speed].callsPerSecond === callsPerSecond && SPEEDS[speed].concurrencyTarget === concurrencyTarget,
  ) ?? null;
