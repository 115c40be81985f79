import { expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { aMoneySale } from "#tests/builders/money-sale.ts";

test("a place given back before Pay is free at once, and one with a payment under way is not given back", async () => {
  const sale = await aMoneySale();
  const [first, second] = [sale.visitor(), sale.visitor()];
  await first.join();
  await first.claim();
  expect((await first.giveBack()).status).toBe(204);
  expect((await first.giveBack()).status).toBe(204);
  expect(await readCounts(sale.startline.db, sale.event.id)).toMatchObject({ held: 0 });

  await sale.pay(await second.toCheckout(), "pending");
  const refused = await second.giveBack();
  expect([refused.status, refused.body.code]).toEqual([409, "payment_under_way"]);
});

test("a place for which Razorpay made no order can be given back as soon as no answer can come any more", async () => {
  const sale = await aMoneySale({ capacity: 1 });
  const rider = sale.visitor();
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  await sale.simulate("/faults", { where: "api_before", what: "503", match: { path: "/v1/orders" } });
  expect((await rider.pressPay()).body.code).toBe("gateway_busy");

  expect((await rider.giveBack()).body.code).toBe("payment_under_way");
  sale.clock.advance({ seconds: 21 });
  expect((await rider.giveBack()).status).toBe(204);

  expect(await readCounts(sale.startline.db, sale.event.id)).toMatchObject({ held: 0 });
});
