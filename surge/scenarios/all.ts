import { launch } from "./launch.ts";
import type { Scenario } from "./scenario.ts";
import { smallMachine } from "./small-machine.ts";

/** Every scenario, in the order of `npm run surge -- all`. */
export const SCENARIOS: readonly Scenario[] = [launch, smallMachine];
