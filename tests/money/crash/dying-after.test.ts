import { describeDeaths } from "./describe-deaths.ts";

// The deadly call: it had its effect, and nobody heard of it.
describeDeaths("after");
