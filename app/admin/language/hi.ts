import { account } from "./hi/account.ts";
import { checkIn } from "./hi/check-in.ts";
import { everyPage } from "./hi/every-page.ts";
import { fieldErrors } from "./hi/field-errors.ts";
import { messages } from "./hi/messages.ts";
import { money } from "./hi/money.ts";
import { now } from "./hi/now.ts";
import { refusals } from "./hi/refusals.ts";
import { riders } from "./hi/riders.ts";
import { setUp } from "./hi/set-up.ts";
import { team } from "./hi/team.ts";

/** Hindi for every text that organizers read, by the English one: its keys are the texts that there are. */
export const hindi = {
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
