import { oneSale, type Scenario } from "./scenario.ts";

export const launch: Scenario = {
  name: "launch",
  tells: "20,000 people come within a minute for 1,500 places.",
  size: { visitors: 20_000, seconds: 60, places: 1500, think: 1 },
  // A call that nobody answers takes its minute: a sale of a few places would be nothing but that.
  sales: (size) => oneSale(size, size.places < 300 ? { absentShare: 0 } : {}),
  laws: { sellsAll: true },
};
