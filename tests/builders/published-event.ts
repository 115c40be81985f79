import { expect } from "vitest";
import { anEventDraft } from "./event-draft.ts";
import type { anOrganizersApi } from "./organizers-api.ts";
import { aVisitor, payAt } from "./visitor.ts";

export type PublishedEvent = {
  id: string;
  slug: string;
  categories: { id: string }[];
  questions: { id: string }[];
};

/** The id of the event's n-th category or question. */
export const idOf = (parts: { id: string }[], index = 0): string => parts[index]?.id ?? "";

/** What an organizer puts on sale by the API, and who buys there. */
export function aSaleByApi({ door, organizer, razorpay }: Awaited<ReturnType<typeof anOrganizersApi>>) {
  return {
    async anEventOf(change = {}): Promise<PublishedEvent> {
      const saved: PublishedEvent = (await organizer.ask("POST", "/api/admin/events", anEventDraft(change))).body;
      await organizer.ask("POST", `/api/admin/events/${saved.slug}/publish`, {});
      return saved;
    },
    /** Somebody who went through the whole sale and paid. */
    async aConfirmedVisitor({ slug, categories }: PublishedEvent, person: object = {}) {
      const visitor = aVisitor(door, { slug, categoryId: idOf(categories) });
      Object.assign(visitor.person, person);
      const orderId = await visitor.toCheckout();
      const paid = await visitor.verify(await payAt(razorpay.url, orderId));
      expect(paid.body.state).toBe("confirmed");
      return visitor;
    },
  };
}
