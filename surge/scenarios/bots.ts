import { judgeBots } from "../laws/bots.ts";
import { habits, type Scenario } from "./scenario.ts";

/** A phone solves its proof in a second; here all of them share one core, so they are few. */
const PEOPLE_SHARE = 0.2;

export const bots: Scenario = {
  name: "bots",
  tells:
    "Scripts join under ever new names from a few addresses, without a proof of work; a few hundred people join too.",
  size: { visitors: 1200, seconds: 40, places: 100, think: 1 },
  sales: (size) => {
    const people = Math.round(size.visitors * PEOPLE_SHARE);
    const wave = { seconds: size.seconds, afterSeconds: 0 };
    return [
      {
        name: "surge",
        places: size.places,
        isProofRequired: true,
        waves: [
          { ...wave, visitors: size.visitors - people, habits: habits(size, { isBot: true }) },
          { ...wave, visitors: people, habits: habits(size, { absentShare: 0 }) },
        ],
      },
    ];
  },
  // A script that got a number without a proof, in a quiet second, lets its call lapse; each takes a minute.
  laws: { endsEarly: true, own: (run) => [judgeBots(run)] },
  secondsMax: 110,
};
