import { oneSale, type Scenario } from "./scenario.ts";

export const refreshStorm: Scenario = {
  name: "refresh-storm",
  tells: "Everybody who waits loads the page again all the time.",
  size: { visitors: 2500, seconds: 20, places: 250, think: 1 },
  sales: (size) => oneSale(size, { reloadShare: 1, absentShare: 0 }),
  laws: { sellsAll: true },
};
