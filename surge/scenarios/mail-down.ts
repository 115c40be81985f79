import { simulated } from "../stage/faults.ts";
import { oneSale, type Scenario } from "./scenario.ts";

const FOR_SECONDS = 25;

export const mailDown: Scenario = {
  name: "mail-down",
  tells: "SES and Twilio are away for 25 seconds: nobody waits for them, and every message arrives afterwards.",
  size: { visitors: 1000, seconds: 15, places: 300, think: 1 },
  sales: (size) => oneSale(size, { absentShare: 0 }),
  faults: () => [
    simulated("SES and Twilio are away", 8, FOR_SECONDS, ({ sesUrl, twilioUrl }) => [sesUrl, twilioUrl], {
      kind: "unavailable",
    }),
  ],
  laws: { sellsAll: true },
};
