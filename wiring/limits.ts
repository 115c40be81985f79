import { openSharedRateLimit, type SharedRateLimit } from "#platform/open-shared-rate-limit.ts";
import type { RedisClient } from "#platform/redis.ts";
import type { SignInLimits } from "#providers/guard-sign-in.ts";

export type { SignInLimits } from "#providers/guard-sign-in.ts";

/** How often one booking or one ticket may ask, in all processes together. No person at a page comes near. */
export type Limits = {
  /** Of a booking: what changes it, or would. */
  bookingWrites: SharedRateLimit;
  bookingReads: SharedRateLimit;
  /** Of a booking: questions to Razorpay that its page, its callback and later bookings of the same person cause. */
  sync: SharedRateLimit;
  /** Of a queue ticket. */
  claims: SharedRateLimit;
  /** Of an address: people who join a waitlist. Many phones of one carrier share one. */
  waitlistJoins: SharedRateLimit;
  /** Of an organizer: tests of a message, which cost money and go where they type. */
  messageTests: SharedRateLimit;
};

export function openLimits(redis: RedisClient): Limits {
  const limit = (name: string, uses: number, localUses: number) =>
    openSharedRateLimit({ redis, name, uses, localUses, windowSeconds: 10 });
  return {
    bookingWrites: limit("booking-writes", 30, 10),
    bookingReads: limit("booking-reads", 300, 50),
    sync: limit("sync", 5, 2),
    claims: limit("claims", 30, 5),
    waitlistJoins: openSharedRateLimit({ redis, name: "waitlist-joins", uses: 60, localUses: 20, windowSeconds: 60 }),
    messageTests: openSharedRateLimit({ redis, name: "message-tests", uses: 10, localUses: 0, windowSeconds: 600 }),
  };
}

/** Ten attempts a minute of an address or a known browser, thirty in a quarter of an hour of an account. */
export function openSignInLimits(redis: RedisClient): SignInLimits {
  const limit = (name: string, uses: number, windowSeconds: number) =>
    openSharedRateLimit({ redis, name: `sign-in-${name}`, uses, windowSeconds, localUses: 0 });
  return { address: limit("address", 10, 60), account: limit("account", 30, 15 * 60), device: limit("device", 10, 60) };
}
