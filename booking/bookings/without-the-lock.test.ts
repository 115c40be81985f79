import { expect, onTestFinished, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";

/** Somebody else holds the event's capacity lock until the test ends. */
async function lockHeld({ startline }: TestStartline, eventId: string): Promise<void> {
  const other = await startline.jobPool.connect();
  await other.query("BEGIN");
  await other.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  await other.query("SELECT lock_capacity($1, NULL)", [eventId]);
  onTestFinished(async () => {
    await other.query("ROLLBACK");
    other.release();
  });
}

test("whoever asks again about a booking that has ended, or stays as it is, waits for no lock", async () => {
  const opened = await aStartline();
  const event = await anEventOnSale(opened.startline, { capacity: 10 });
  const rider = () => aVisitor(opened.api.request, event);
  const [ended, paying, paid, bare, twin] = [rider(), rider(), rider(), rider(), rider()];
  await ended.toCheckout();
  await ended.giveBack();
  const orderId = await paying.toCheckout();
  const fields = await payAt(opened.razorpay.url, await paid.toCheckout());
  await paid.verify(fields);
  // Loading what writes the confirmation takes this process longer than a query may take.
  await opened.drainBackgroundTasks();
  for (const held of [bare, twin]) {
    await held.join();
    expect((await held.claim()).body).toMatchObject({ state: "held" });
  }
  await twin.fillIn({ phone: paying.person.phone });
  await lockHeld(opened, event.id);

  expect((await ended.giveBack()).status).toBe(204);
  expect((await ended.pressPay()).body.code).toBe("booking_ended");
  expect((await ended.fillIn()).body.code).toBe("booking_ended");
  expect((await paying.pressPay()).body.razorpay.orderId).toBe(orderId);
  expect((await paying.fillIn()).body.code).toBe("payment_under_way");
  expect((await paid.giveBack()).body.code).toBe("already_confirmed");
  expect((await paid.pressPay()).body.code).toBe("already_confirmed");
  expect((await paid.fillIn()).body.code).toBe("already_confirmed");
  expect((await paid.verify(fields)).body).toEqual({ state: "confirmed" });
  expect((await bare.pressPay()).body.code).toBe("participant_missing");
  expect((await bare.fillIn()).status).toBe(200);
  expect((await twin.pressPay()).body.code).toBe("already_booked");

  // What does change something waits: the lock is really held.
  expect((await bare.giveBack()).status).toBe(503);
});
