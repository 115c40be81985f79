import { oneSale, type Scenario } from "./scenario.ts";

export const slowBank: Scenario = {
  name: "slow-bank",
  tells: "UPI answers after 100 seconds to 9 minutes, long after Checkout has closed for some.",
  size: { visitors: 150, seconds: 20, places: 120, think: 1 },
  sales: (size) => oneSale(size, { lateBankShare: 0.8, absentShare: 0, closesAfterPayingShare: 0 }),
  laws: { endsEarly: true },
  secondsMax: 640,
};
