import { judgeDraw } from "../laws/draw.ts";
import { oneSale, type Scenario } from "./scenario.ts";

const OPENS_IN_SECONDS = 60;

export const preQueue: Scenario = {
  name: "pre-queue",
  tells: "10,000 people gather for the draw, and the sale opens a minute later.",
  size: { visitors: 10_000, seconds: 50, places: 600, think: 1 },
  sales: (size) => oneSale(size).map((sale) => ({ ...sale, opensInSeconds: OPENS_IN_SECONDS })),
  laws: { sellsAll: true, own: (run) => [judgeDraw(run)] },
};
