import { expect, test } from "vitest";
import { emailCopyIn } from "#emails/copy.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

test("a ticket's calendar entry is in the rider's language, without a made-up end and without the private link", async () => {
  const { startline, api, razorpay, drainBackgroundTasks } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor(api.request, event);
  Object.assign(rider.person, { language: "mr" });
  const calendar = () =>
    ask(api.request, "GET", `/api/bookings/${rider.bookingId}/calendar.ics`, undefined, {
      authorization: `Bearer ${rider.accessToken}`,
    });
  const orderId = await rider.toCheckout();
  expect((await calendar()).status).toBe(404);
  await rider.verify(await payAt(razorpay.url, orderId));
  await drainBackgroundTasks();

  const { status, headers, body } = await calendar();
  expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  const lines = body.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  const { reference } = (await rider.look()).body;
  expect(lines).toContain("SUMMARY:Test ride");
  expect(lines).toContain(
    `DESCRIPTION:${emailCopyIn("mr").ticket.reference} ${reference}\\, cat_full\\nReport at 5 am`,
  );
  expect(lines.filter((line: string) => /^(DTEND|DURATION)/.test(line))).toEqual([]);
  expect(body).not.toContain(rider.accessToken);
  // RFC 5545 (3.1), in octets: Marathi has three a letter.
  expect(body).toMatch(/END:VCALENDAR\r\n$/);
  expect(body.split("\r\n").filter((line: string) => Buffer.byteLength(line) > 75)).toEqual([]);
});

test("nobody else gets the calendar entry of a ticket", async () => {
  const { startline, api, razorpay } = await aStartline();
  const rider = aVisitor(api.request, await anEventOnSale(startline, { capacity: 5 }));
  await rider.verify(await payAt(razorpay.url, await rider.toCheckout()));
  expect((await ask(api.request, "GET", `/api/bookings/${rider.bookingId}/calendar.ics`)).status).toBe(404);
});
