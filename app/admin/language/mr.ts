import { account } from "./mr/account.ts";
import { checkIn } from "./mr/check-in.ts";
import { everyPage } from "./mr/every-page.ts";
import { fieldErrors } from "./mr/field-errors.ts";
import { messages } from "./mr/messages.ts";
import { money } from "./mr/money.ts";
import { now } from "./mr/now.ts";
import { refusals } from "./mr/refusals.ts";
import { riders } from "./mr/riders.ts";
import { setUp } from "./mr/set-up.ts";
import { team } from "./mr/team.ts";

/** Marathi for every text that organizers read: each part has the texts of its part in Hindi. */
export const marathi = {
  ...account,
  ...checkIn,
  ...fieldErrors,
  ...messages,
  ...money,
  ...now,
  ...refusals,
  ...riders,
  ...setUp,
  ...everyPage,
  ...team,
};
