import { oneSale, type Scenario } from "./scenario.ts";

export const absentCrowd: Scenario = {
  name: "absent-crowd",
  tells: "Two of five do not answer their call, and one of ten takes a place and is never seen again.",
  size: { visitors: 2000, seconds: 20, places: 200, think: 1 },
  sales: (size) => oneSale(size, { absentShare: 0.4, vanishesShare: 0.1 }),
  // A place that was left behind comes back after five minutes.
  laws: { endsEarly: true },
  secondsMax: 110,
};
