import { openSharedRateLimit, type SharedRateLimit } from "./open-shared-rate-limit.ts";
import type { RedisClient } from "./redis.ts";

/** How often somebody may ask that a ticket is sent again or opened, in all processes together. */
export type ResendLimits = {
  /** Whether a booking's messages may go out once more. */
  ofBooking(bookingId: string): Promise<boolean>;
  /**
   * Whether this visitor may ask about a phone number or an email address. Many phones of one carrier share an address, so it
   * only slows down whoever tries many: a minute later everybody there may ask again.
   */
  ofVisitor(network: string | null): Promise<boolean>;
  /** Whether anybody may ask about this phone number or email address, whoever has it. */
  ofContact(contact: string): Promise<boolean>;
  /** Whether this visitor may open one more short link. */
  ofLink(network: string | null): Promise<boolean>;
};

const HOUR_SECONDS = 3600;

export function openResendLimits(redis: RedisClient): ResendLimits {
  const limit = (name: string, uses: number, windowSeconds: number): SharedRateLimit =>
    openSharedRateLimit({ redis, name: `resend-${name}`, uses, windowSeconds, localUses: 0 });
  const bookings = limit("booking", 3, HOUR_SECONDS);
  const visitors = limit("visitor", 30, 60);
  const contacts = limit("contact", 3, HOUR_SECONDS);
  const links = limit("link", 120, 60);
  const isWithin = async (of: SharedRateLimit, key: string) => (await of(key)) === 0;
  return {
    ofBooking: (bookingId) => isWithin(bookings, bookingId),
    ofContact: (contact) => isWithin(contacts, contact),
    // Where nobody's address is known it must not be everybody's limit; the other limits hold.
    ofVisitor: async (network) => network === null || isWithin(visitors, network),
    ofLink: async (network) => network === null || isWithin(links, network),
  };
}
