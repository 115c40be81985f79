import { oneSale, type Scenario } from "./scenario.ts";

export const doubleTaps: Scenario = {
  name: "double-taps",
  tells: "Every press arrives twice at the same moment.",
  size: { visitors: 1500, seconds: 20, places: 250, think: 1 },
  sales: (size) => oneSale(size, { taps: 2, absentShare: 0 }),
  laws: { sellsAll: true },
};
