import type { Payment } from "#simulators/razorpay/engine/payment.ts";
import { type aVisitor, aVisitor as newVisitor } from "../../builders/visitor.ts";
import type { World } from "./world.ts";

/** An order that somebody's browser was given: only such an order can be paid. */
export type HandedOut = { orderId: string; bookingId: string; accessToken: string };

/** What Checkout told a page, which may tell us now, later, twice or never. */
export type Told = { about: HandedOut; fields: Record<string, string> };

/** A world and the people in it. Steps name people and things by a number taken modulo how many there are. */
export type Play = {
  world: World;
  riders: ReturnType<typeof aVisitor>[];
  handedOut: HandedOut[];
  told: Told[];
};

/** Changes a world in one way. Valid whatever came before, so that shrinking may leave any other step out. */
export type Step = { name: string; run(play: Play): Promise<void> };

const RIDERS = 6;

/** Six riders; of the last two one has the phone of the first, and one the email of the second. */
export function newPlay(world: World): Play {
  const riders = Array.from({ length: RIDERS }, () => newVisitor(world.door, world.event));
  const [first, second] = riders.map((rider) => rider.person);
  const [borrowsPhone, borrowsEmail] = riders.slice(-2);
  if (first && second && borrowsPhone && borrowsEmail) {
    borrowsPhone.person.phone = first.phone;
    borrowsEmail.person.email = second.email;
  }
  return { world, riders, handedOut: [], told: [] };
}

export const pickOf = <T>(things: readonly T[], pick: number): T | undefined =>
  things[pick % Math.max(1, things.length)];

export const paymentsAt = (world: World): Payment[] => [...world.sim().books.payments.values()];
