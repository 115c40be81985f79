import { describeDeaths } from "./describe-deaths.ts";

// The deadly call: it was never made.
describeDeaths("before");
