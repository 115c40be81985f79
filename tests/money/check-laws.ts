import { expect } from "vitest";
import { brokenInvariants } from "#simulators/razorpay/control/invariants.ts";
import { brokenPromises } from "../builders/broken-promises.ts";
import type { World } from "./model/world.ts";
import { movesBackwards } from "./state-moves.ts";

/**
 * The laws of money after whatever was done to it: every promise that the integrity check proves, by our rows and by Razorpay's books;
 * nothing went backwards on the way; and Razorpay's own rules hold. To be asked once no money is under way any more.
 * `keptTwice`: an order may keep a second payment, because a person has not looked at it yet.
 */
export async function expectLawsKept(world: World, { keptTwice = false } = {}): Promise<void> {
  expect(await lawsBroken(world, { keptTwice })).toEqual([]);
}

export async function lawsBroken(world: World, { keptTwice = false } = {}): Promise<string[]> {
  const [startline] = world.startlines;
  const promises = await brokenPromises(startline, world.event.id);
  return [
    ...promises.map(({ check, offenders }) => `${check} ${offenders.join("; ")}`),
    ...(await movesBackwards(startline.db, world.event.id)),
    ...brokenInvariants(world.sim())
      .filter(({ rule }) => !(keptTwice && rule.startsWith("what is kept")))
      .map(({ order_id, rule }) => `${order_id} at Razorpay: not ${rule}`),
  ];
}
