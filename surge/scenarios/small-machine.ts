import { oneSale, type Scenario } from "./scenario.ts";

export const smallMachine: Scenario = {
  name: "small-machine",
  tells: "All servers share one core, the crowd has the other: 8,000 people within 30 s.",
  size: { visitors: 8000, seconds: 30, places: 1500, think: 1 },
  sales: (size) => oneSale(size),
  stage: { core: 0 },
  crowdCore: 1,
  laws: { sellsAll: true },
};
