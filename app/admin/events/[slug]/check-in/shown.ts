import type { CheckInRider } from "#booking/check-in/check-in-list.ts";
import type { Verdict } from "#booking/check-in/decide-check-in.ts";

/** What is open over the page: the camera, or one rider who was found by hand. */
export type Opened = "camera" | CheckInRider;

/** What stands on the whole screen: a verdict, and what was done since. */
export type Shown = { verdict: Verdict; done: "checked_in" | "undone" | null };
