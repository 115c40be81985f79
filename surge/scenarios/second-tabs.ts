import { oneSale, type Scenario } from "./scenario.ts";

export const secondTabs: Scenario = {
  name: "second-tabs",
  tells: "Everybody has the queue open in two tabs.",
  size: { visitors: 1500, seconds: 20, places: 250, think: 1 },
  sales: (size) => oneSale(size, { secondTabShare: 1, absentShare: 0 }),
  laws: { sellsAll: true },
};
