import { sql } from "kysely";
import type { MessageKind } from "#booking/messages/message.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { listTransfers } from "#booking/transfers/list-transfers.ts";
import { transferCodeOf } from "#booking/transfers/transfer-code.ts";
import { randomText } from "#platform/ids.ts";
import { aRiderToAdd } from "./added-rider.ts";
import { brokenPromises } from "./broken-promises.ts";
import { anEventOnSale } from "./event-on-sale.ts";
import { anOrganizersApi } from "./organizers-api.ts";
import { type aPerson, ask, aVisitor, payAt } from "./visitor.ts";

type Person = ReturnType<typeof aPerson>;
export const WAIVER_TEXT = "I ride at my own risk.";

/** For one test file: the API with an organizer, sales in which bookings are passed on, and what a new person does with the link. */
export async function aTransfersApi() {
  const opened = await anOrganizersApi();
  const { door, organizer, startline } = opened;
  const { db, accessKeys } = startline;
  const readFacts = messageFactsReader({ db, accessKeys, publicUrl: startline.config.PUBLIC_URL });

  async function aSale() {
    const event = await anEventOnSale(startline, {
      capacity: 6,
      categories: [
        { id: "cat_far", capacity: 6 },
        { id: "cat_near", capacity: 6, ticketPricePaise: 120_000 },
      ],
    });
    const path = `/api/admin/events/${event.slug}/bookings`;

    async function aPaidRider(as: object = {}) {
      const visitor = aVisitor(door, event);
      Object.assign(visitor.person, as);
      await payAt(opened.razorpay.url, await visitor.toCheckout());
      await syncBooking(startline, visitor.bookingId);
      return aBooking(visitor.bookingId, visitor);
    }

    function aBooking(id: string, visitor: ReturnType<typeof aVisitor> | null = null) {
      const key = { eventId: event.id, id };
      const details = async () => (await organizer.ask("GET", `${path}/${id}`)).body;
      return {
        id,
        details,
        get visitor() {
          if (!visitor) throw new Error("an added rider has no browser");
          return visitor;
        },
        offer: ({ name, phone, email, language }: Person, requestId = randomText(32)) =>
          organizer.ask("POST", `${path}/${id}/transfers`, { requestId, name, phone, email, language }),
        takeBack: (transferId: string) => organizer.ask("POST", `${path}/${id}/transfers/${transferId}/cancel`, {}),
        cancel: async () => {
          const { full: amountPaise } = (await details()).refundDue;
          return organizer.ask("POST", `${path}/${id}/cancel`, { scope: "full", note: "Fell ill", amountPaise });
        },
        move: (change: object = {}) =>
          organizer.ask("POST", `${path}/${id}/move`, {
            requestId: randomText(32),
            categoryId: "cat_near",
            refundPaise: 30_000,
            owedPaise: 0,
            ...change,
          }),
        signOnPaper: async (change: object = {}) =>
          organizer.ask("POST", `${path}/${id}/paper-waiver`, {
            version: 1,
            language: "en",
            participantVersion: (await details()).participant.version,
            ...change,
          }),
        /** What opens the offer that was made last. */
        async code() {
          const [transfer] = await listTransfers(db, key);
          const { reference } = (await details()).booking;
          return transferCodeOf(accessKeys, { eventId: event.id, reference }, transfer?.id ?? "");
        },
        facts: (kind: MessageKind, aboutId = "") => readFacts(event.id, id, aboutId, kind),
        /** Kind, channel, state, and to whom it goes, in the order of their names. */
        async messages() {
          const { rows } = await sql<{ kind: MessageKind; about_id: string; channel: "email" | "sms"; state: string }>`
            SELECT kind, about_id, channel, state FROM messages WHERE booking_id = ${id} ORDER BY kind, channel`.execute(
            db,
          );
          return Promise.all(
            rows.map(async ({ kind, about_id, channel, state }) => {
              const to = state === "obsolete" ? null : (await readFacts(event.id, id, about_id, kind))?.participant;
              return `${kind} ${state}${to ? ` ${channel === "email" ? to.email : to.phone}` : ` ${channel}`}`;
            }),
          );
        },
        signatures: async () => {
          const { rows } = await sql<{ who: string }>`
            SELECT CASE WHEN transfer_id = '' THEN 'first' ELSE 'next' END AS who
            FROM waiver_signatures WHERE booking_id = ${id} ORDER BY signed_at`.execute(db);
          return rows.map(({ who }) => who);
        },
      };
    }

    return {
      event,
      path,
      aPaidRider,
      aBooking,
      aGuest: async (change: object = {}) =>
        aBooking((await organizer.ask("POST", path, aRiderToAdd(event, change))).body.bookingId),
      whatIsBroken: () => brokenPromises(startline, event.id),
    };
  }

  const open = (code: string) => ask(door, "POST", "/api/offers/open", { code });
  const accept = (code: string, change: object = {}) =>
    ask(door, "POST", "/api/offers/accept", {
      code,
      name: "Meera Joshi",
      language: "mr",
      answers: {},
      waiver: { version: 1, accepted: true, language: "en" },
      ...change,
    });
  const opens = async (id: string, token: string) =>
    (await ask(door, "GET", `/api/bookings/${id}`, undefined, { authorization: `Bearer ${token}` })).status;

  return { ...opened, aSale, open, accept, opens };
}
