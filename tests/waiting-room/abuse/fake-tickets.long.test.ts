import { expect, test } from "vitest";
import { sellAmongFakes } from "./fake-tickets.ts";

// No less is to be had with calls of a minute: a fake's call keeps its place until it lapses, and no more are called than
// there are free places. So the free ones cannot shrink faster than by a tenth of them a minute, and from all to a tenth of
// them that takes ln 10 / 0.1 = 23 minutes, whatever the pace. Without fakes it takes 14 here, and with them 25.
test("where nine of ten tickets never come real people buy every place, in less than twice the time, because calls learn who comes", async () => {
  const paced = { fakeShare: 0.9, isPacedByTurnout: true, windowSeconds: 60 };
  const sales = await Promise.all([
    sellAmongFakes({ ...paced, fakeShare: 0 }),
    sellAmongFakes(paced),
    sellAmongFakes({ ...paced, windowSeconds: 30 }),
    sellAmongFakes({ ...paced, isPacedByTurnout: false }),
  ]);

  for (const { sold, places, overCalled } of sales) expect([sold, overCalled]).toEqual([places, 0]);
  const [honest, faked, shortCalls, unlearned] = sales.map((sale) => sale.minutesToNineTenths) as [
    number,
    number,
    number,
    number,
  ];
  expect(faked / honest).toBeLessThan(2);
  expect(shortCalls / honest).toBeLessThan(1.5);
  // The twin: as if everybody came.
  expect(unlearned / honest).toBeGreaterThan(3.5);
}, 180_000);
