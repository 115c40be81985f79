import { habits, type Scenario } from "./scenario.ts";

export const secondSale: Scenario = {
  name: "second-sale",
  tells: "A small event is on sale beside the surge of a large one.",
  size: { visitors: 3000, seconds: 20, places: 400, think: 1 },
  sales: (size) => {
    const few = Math.round(size.visitors / 10);
    const usual = habits(size, { absentShare: 0 });
    const wave = { seconds: size.seconds, afterSeconds: 0, habits: usual };
    return [
      { name: "surge", places: size.places, waves: [{ ...wave, visitors: size.visitors - few }] },
      { name: "beside", places: Math.round(size.places / 8), waves: [{ ...wave, visitors: few }] },
    ];
  },
  laws: { sellsAll: true },
};
