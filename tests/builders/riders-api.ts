import { sql } from "kysely";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { randomText } from "#platform/ids.ts";
import { brokenPromises } from "./broken-promises.ts";
import { anEventOnSale } from "./event-on-sale.ts";
import { anOrganizer } from "./organizer.ts";
import { anOrganizersApi } from "./organizers-api.ts";
import { ask, aVisitor, payAt } from "./visitor.ts";

/** For one test file: the API with two organizers, and sales whose riders they look after. */
export async function aRidersApi() {
  const opened = await anOrganizersApi();
  const { door, organizer, startline } = opened;
  const publicUrl = startline.config.PUBLIC_URL;
  const second = await anOrganizer(door, { signIn: startline.signIn, publicUrl });
  const readFacts = messageFactsReader({ db: startline.db, accessKeys: startline.accessKeys, publicUrl });

  async function aSale() {
    const event = await anEventOnSale(startline, { capacity: 6 });
    const path = `/api/admin/events/${event.slug}/bookings`;
    const aRider = async (as: object = {}) => {
      const visitor = aVisitor(door, event);
      Object.assign(visitor.person, as);
      const orderId = await visitor.toCheckout();
      const id = visitor.bookingId;
      const details = async () => (await organizer.ask("GET", `${path}/${id}`)).body;
      return {
        id,
        visitor,
        details,
        pay: async () => {
          await payAt(opened.razorpay.url, orderId);
          await syncBooking(startline, id);
        },
        /** What the form of an organizer would send who has just opened the page, with changes. */
        form: async (change: object = {}) => {
          const { emailKey: _key, ...form } = (await details()).participant;
          return { ...form, sendsTicket: true, ...change };
        },
        correct: (form: object, by = organizer) => by.ask("PUT", `${path}/${id}/rider`, form),
        resend: (press: string, by = "both") => organizer.ask("POST", `${path}/${id}/resend-ticket`, { press, by }),
        write: (text: string, press = randomText(12)) => organizer.ask("POST", `${path}/${id}/notes`, { press, text }),
        strike: (note: string, by = organizer) => by.ask("POST", `${path}/${id}/notes/${note}/strike`, {}),
        links: async () => {
          const facts = await readFacts(event.id, id, "");
          if (!facts) throw new Error(`${id} has no facts`);
          return { token: facts.privateLink?.split("#k=")[1] ?? "", code: facts.ticketLink.split("#")[1] ?? "" };
        },
        opens: async ({ token, code }: { token: string; code: string }) => {
          const own = `/api/bookings/${id}`;
          const statuses = [
            await ask(door, "GET", own, undefined, { authorization: `Bearer ${token}` }),
            await ask(door, "GET", own, undefined, { cookie: `booking_${id}=${token}` }),
            await ask(door, "POST", `${own}/session`, { accessToken: token }),
            await ask(door, "POST", "/api/tickets/open", { code }),
          ].map(({ status }) => status);
          return statuses;
        },
        messages: async () => {
          const { rows } = await sql<{ channel: string; state: string; attempts: number }>`
            SELECT channel, state, attempts FROM messages WHERE booking_id = ${id} ORDER BY channel`.execute(
            startline.db,
          );
          return rows.map(({ channel, state, attempts }) => `${channel} ${state} ${attempts}`);
        },
        setSent: () =>
          sql`UPDATE messages SET state = 'sent', attempts = 1 WHERE booking_id = ${id}`.execute(startline.db),
      };
    };
    const aPaidRider = async (as: object = {}) => {
      const rider = await aRider(as);
      await rider.pay();
      return rider;
    };
    return { event, aRider, aPaidRider, whatIsBroken: () => brokenPromises(startline, event.id) };
  }

  return { ...opened, second, readFacts, aSale };
}
