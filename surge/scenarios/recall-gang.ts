import { judgeGang } from "../laws/gang.ts";
import { oneSale, type Scenario } from "./scenario.ts";

export const recallGang: Scenario = {
  name: "recall-gang",
  tells: "One of five gives each place back at once, and asks for the next one.",
  size: { visitors: 1500, seconds: 20, places: 200, think: 1 },
  sales: (size) => oneSale(size, { gangShare: 0.2, absentShare: 0 }),
  laws: { sellsAll: true, own: (run) => [judgeGang(run)] },
};
