import { afterAll, beforeAll, expect } from "vitest";
import { aVisitor, payAt } from "../builders/visitor.ts";
import { runJobs } from "./model/time-steps.ts";
import { openWorldMaker, type World, type WorldMaker, type WorldOptions } from "./model/world.ts";
import { watchMoves } from "./state-moves.ts";

const SEED = 7;
const DAYS_ON_SALE = 20;

/** Makes the worlds of one test file: each test takes a new one, in which nothing has happened, and the former one ends. */
export function worldsOfThisFile(): (options?: Partial<WorldOptions>) => Promise<World> {
  let maker: WorldMaker;
  let isWatched = false;
  beforeAll(async () => {
    maker = await openWorldMaker();
  });
  afterAll(() => maker.close());

  return async (options = {}) => {
    const world = await maker.make(
      {
        capacity: 5,
        closesInMinutes: DAYS_ON_SALE * 24 * 60,
        capture: "automatic",
        isWorkDoneAfterAnswers: true,
        ...options,
      },
      SEED,
    );
    if (!isWatched) await watchMoves(world.startlines[0].db);
    isWatched = true;
    return world;
  };
}

export type Rider = ReturnType<typeof aVisitor>;

export const aRider = (world: World, event = world.event): Rider => aVisitor(world.door, event);

/** Somebody whose Checkout is open. */
export async function aRiderAtCheckout(world: World): Promise<Rider & { orderId: string }> {
  const rider = aRider(world);
  return Object.assign(rider, { orderId: await rider.toCheckout() });
}

/** Somebody who takes the place and does no more. */
export async function aHolder(world: World): Promise<Rider> {
  const rider = aRider(world);
  await rider.join();
  expect((await rider.claim()).status).toBe(201);
  return rider;
}

/** Pays with a chosen outcome. Answers what Checkout hands to the page. */
export function pay(world: World, orderId: string, outcome = "success"): Promise<Record<string, string>> {
  return payAt(urlOf(world), orderId, outcome);
}

/** Pays in any way that the simulator knows, and answers with the payment's id. */
export async function attempt(world: World, orderId: string, how: object): Promise<string> {
  const payment = await world.control(`/orders/${orderId}/attempt`, how);
  if (!payment) throw new Error("Razorpay would not take the attempt");
  return payment.id as string;
}

/** Time passes and the worker works, at least so often. */
export async function runFor(world: World, seconds: number, everySeconds = 30): Promise<void> {
  for (let remaining = seconds; remaining > 0; remaining -= everySeconds) {
    await world.wait(Math.min(everySeconds, remaining));
    await runJobs(world);
  }
}

export const urlOf = ({ startlines: [{ config }] }: World): string => config.RAZORPAY_BASE_URL;

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
