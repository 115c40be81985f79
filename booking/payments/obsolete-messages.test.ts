import { sql } from "kysely";
import { expect, test } from "vitest";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { MessageKind } from "#booking/messages/message.ts";
import type { OutgoingEmail, OutgoingSms } from "#booking/messages/ports.ts";
import { type SendMessagesDeps, sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { newRowId } from "#platform/ids.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { aMoneySale, ORGANIZER } from "#tests/builders/money-sale.ts";
import { cancelEvent } from "./cancel-event.ts";
import { messageFactsReader } from "./read-message-facts.ts";

/** A confirmed booking whose messages wait, and providers that only note what they are handed. */
async function aConfirmedBooking() {
  const sale = await aMoneySale();
  const { startline, clock, event } = sale;
  const rider = await sale.aPaidBooking();
  const handedOver: (OutgoingEmail | OutgoingSms)[] = [];
  /** What happens while a message is written, after it was claimed. */
  const hooks = { afterFacts: async (_facts: BookingFacts | null) => {} };
  let answer: { outcome: "sent"; providerMessageId: string } | "never" = { outcome: "sent", providerMessageId: "1" };
  const take = (message: OutgoingEmail | OutgoingSms) => {
    handedOver.push(message);
    return answer === "never" ? new Promise<never>(() => undefined) : Promise.resolve(answer);
  };
  const readFacts = messageFactsReader({ db: startline.db, accessKeys: startline.accessKeys, publicUrl: "http://x" });
  const sending: SendMessagesDeps = {
    db: startline.db,
    clock,
    log: startline.log,
    random: () => 0.5,
    mailer: { send: take },
    smsSender: { send: take, readDelivery: async () => ({ state: "under_way", because: null }) },
    renderEmail: async (kind, facts) => ({ subject: `${kind} ${facts.state}`, html: "", text: "", attachments: [] }),
    readBookingFacts: async (...key) => {
      const facts = await readFacts(...key);
      await hooks.afterFacts(facts);
      return facts;
    },
    concurrency: { email: 2, sms: 2 },
    rateLimiters: { email: UNLIMITED, sms: UNLIMITED },
  };
  return {
    clock,
    hooks,
    handedOver,
    subjects: () => handedOver.flatMap((message) => ("subject" in message ? [message.subject] : [])),
    send: () => sendDueMessages(sending, { limit: 50 }),
    neverAnswer: () => {
      answer = "never";
    },
    answerAgain: () => {
      answer = { outcome: "sent", providerMessageId: "2" };
    },
    cancel: () => sale.cancel(rider),
    cancelEvent: () => cancelEvent(startline, event.id, { scope: "full", note: "The river is high.", by: ORGANIZER }),
    async enqueue(kind: MessageKind) {
      const messages = JSON.stringify([{ id: newRowId("msg", event.id), kind, channel: "email" }]);
      await sql`SELECT enqueue_messages(${event.id}, ${rider.bookingId}, ${messages}::jsonb, ${clock.now()})`.execute(
        startline.db,
      );
    },
    async states() {
      const { rows } = await sql<{ told: string }>`
        SELECT format('%s %s %s', kind, channel, state) AS told FROM messages
        WHERE event_id = ${event.id} ORDER BY kind, channel`.execute(startline.db);
      return rows.map(({ told }) => told);
    },
  };
}

test("a confirmation whose booking was cancelled before it was sent is not sent any more", async () => {
  const booking = await aConfirmedBooking();
  expect(await booking.cancel()).toBe("cancelled");

  expect(await booking.send()).toEqual({ sent: 2, postponed: 0, failed: 0, obsolete: 2 });

  expect(booking.subjects()).toEqual(["booking_cancelled cancelled"]);
  expect(await booking.states()).toEqual([
    "booking_cancelled email sent",
    "booking_cancelled sms sent",
    "booking_confirmed email obsolete",
    "booking_confirmed sms obsolete",
  ]);
});

test("a cancellation between the claim of a confirmation and its hand-over keeps it from being sent", async () => {
  const booking = await aConfirmedBooking();
  booking.hooks.afterFacts = async (facts) => {
    if (facts?.state === "confirmed") await booking.cancel();
  };

  expect(await booking.send()).toMatchObject({ obsolete: 2 });
  await booking.send();

  expect(booking.subjects()).toEqual(["booking_cancelled cancelled"]);
  expect(booking.handedOver).toHaveLength(2);
});

test("no confirmation is sent once the whole event has been cancelled", async () => {
  const booking = await aConfirmedBooking();
  await booking.cancelEvent();

  expect(await booking.send()).toMatchObject({ sent: 0, obsolete: 2 });
  expect(booking.handedOver).toEqual([]);
});

test("a cancellation is told after the confirmation that was in somebody's hands, never before it", async () => {
  const booking = await aConfirmedBooking();
  booking.neverAnswer();
  void booking.send();
  await expect.poll(() => booking.handedOver.length).toBe(2);
  await booking.cancel();
  booking.answerAgain();

  expect(await booking.send()).toMatchObject({ sent: 0 });
  booking.clock.advance({ seconds: 61 });
  await booking.send();

  expect(booking.subjects()).toEqual(["booking_confirmed confirmed", "booking_cancelled cancelled"]);
});

test("what a message says is written anew when its booking moves on while it is written", async () => {
  const booking = await aConfirmedBooking();
  await booking.send();
  await booking.enqueue("surplus_refunded");
  booking.hooks.afterFacts = async (facts) => {
    if (facts?.state === "confirmed") await booking.cancel();
  };

  await booking.send();

  expect(booking.subjects()).toEqual([
    "booking_confirmed confirmed",
    "surplus_refunded cancelled",
    "booking_cancelled cancelled",
  ]);
});
