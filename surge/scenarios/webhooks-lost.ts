import { simulated } from "../stage/faults.ts";
import { oneSale, type Scenario } from "./scenario.ts";

const FOR_SECONDS = 45;

export const webhooksLost: Scenario = {
  name: "webhooks-lost",
  tells: "Seven of ten webhooks never arrive, and every fifth browser is closed after paying.",
  size: { visitors: 1000, seconds: 15, places: 250, think: 1 },
  sales: (size) => oneSale(size, { closesAfterPayingShare: 0.2, absentShare: 0 }),
  faults: () =>
    [
      simulated("webhooks are lost", 0, FOR_SECONDS, ({ razorpayUrl }) => [razorpayUrl], {
        where: "webhook",
        what: "drop",
        probability: 0.7,
      }),
    ].map((fault) => ({ ...fault, sellsAgainWithinMs: null })),
  laws: { sellsAll: true },
};
