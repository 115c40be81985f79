import { describeDeaths } from "./describe-deaths.ts";
import { ROUTINES } from "./routines.ts";

// Nobody waits: only the jobs go on.
describeDeaths(ROUTINES.filter(({ isAskedAgain }) => !isAskedAgain));
