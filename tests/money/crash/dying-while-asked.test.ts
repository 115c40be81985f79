import { describeDeaths } from "./describe-deaths.ts";
import { ROUTINES } from "./routines.ts";

// Somebody waits for an answer, and asks again when none comes.
describeDeaths(ROUTINES.filter(({ isAskedAgain }) => isAskedAgain));
