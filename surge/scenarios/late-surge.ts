import { habits, type Scenario } from "./scenario.ts";

export const lateSurge: Scenario = {
  name: "late-surge",
  tells: "A second crowd comes all at once while the first one pays.",
  size: { visitors: 5000, seconds: 20, places: 700, think: 1 },
  sales: (size) => {
    const late = Math.round(size.visitors * 0.6);
    const usual = habits(size, { absentShare: 0 });
    return [
      {
        name: "surge",
        places: size.places,
        waves: [
          { visitors: size.visitors - late, seconds: size.seconds, afterSeconds: 0, habits: usual },
          { visitors: late, seconds: size.seconds / 4, afterSeconds: size.seconds + 10, habits: usual },
        ],
      },
    ];
  },
  laws: { sellsAll: true },
};
