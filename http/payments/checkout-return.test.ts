import { sql } from "kysely";
import { expect, test } from "vitest";
import { openLog } from "#platform/log.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor, payAt } from "#tests/builders/visitor.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";

async function aRiderAtCheckout(language = "en") {
  const opened = await aStartline();
  const event = await anEventOnSale(opened.startline, { capacity: 5 });
  const rider = aVisitor(opened.api.request, event);
  Object.assign(rider.person, { language });
  const orderId = await rider.toCheckout();
  const sync = () => askAs(opened, rider, "POST", `/api/bookings/${rider.bookingId}/sync`);
  const returned = () => ask(opened.api.request, "GET", `/api/payments/razorpay/returned/${rider.bookingId}`);
  return { ...opened, event, rider, orderId, sync, returned };
}

const askAs = ({ api }: TestStartline, rider: ReturnType<typeof aVisitor>, method: string, path: string) =>
  ask(api.request, method, path, method === "POST" ? {} : undefined, {
    authorization: `Bearer ${rider.accessToken}`,
  });

const postForm = ({ api }: TestStartline, fields: Record<string, string>) =>
  api.request("/api/payments/razorpay/callback", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });

const fault = (sale: TestStartline, request: object) =>
  fetch(`${sale.razorpay.url}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });

const questionsAbout = ({ razorpay }: TestStartline, orderId: string) =>
  razorpay
    .simulator()
    .requests.latest(1000)
    .filter(({ path }) => path === `/v1/orders/${orderId}/payments`).length;

test("the page that comes back from redirect mode shares the callback's question, and says what Razorpay answered", async () => {
  const sale = await aRiderAtCheckout();
  const fields = await payAt(sale.razorpay.url, sale.orderId);
  await fault(sale, { where: "api_before", what: "latency", params: { ms: 700 }, match: { path: "/v1/orders/*" } });

  expect((await postForm(sale, fields)).status).toBe(303);
  const asked = [sale.sync(), sale.sync()];
  // While Razorpay takes its time the page that looks is told that the payment is under way.
  expect((await sale.rider.look()).body).toMatchObject({ state: "paying", payment: "under_way" });

  const bodies = (await Promise.all(asked)).map(({ body }) => body);
  expect(bodies).toEqual(Array(2).fill({ state: "confirmed", asked: true }));
  expect(questionsAbout(sale, sale.orderId)).toBe(1);
});

test("a sync that did not ask says so", async () => {
  const sale = await aRiderAtCheckout();
  const replies = [];
  for (let times = 0; times < 9; times += 1) replies.push(await sale.sync());

  expect(replies.map(({ body }) => body.asked)).toEqual([...Array(7).fill(true), false, false]);
  await sale.razorpay.stop();
  const other = await anotherRider(sale);
  expect((await askAs(sale, other, "POST", `/api/bookings/${other.bookingId}/sync`)).body).toEqual({
    state: "held",
    asked: false,
  });
});

async function anotherRider({
  api,
  event,
}: {
  api: TestStartline["api"];
  event: { slug: string; categoryId: string };
}) {
  const other = aVisitor(api.request, event);
  await other.join();
  await other.claim();
  return other;
}

test("redirect mode leads back to the booking's page in the rider's language", async () => {
  for (const [language, prefix] of [
    ["en", ""],
    ["hi", "/hi"],
    ["mr", "/mr"],
  ] as const) {
    const sale = await aRiderAtCheckout(language);
    const back = await postForm(sale, await payAt(sale.razorpay.url, sale.orderId));
    expect(back.headers.get("location")).toBe(`http://localhost:3000${prefix}/b/${sale.rider.bookingId}`);
    expect(back.headers.get("set-cookie")).toBeNull();
  }
});

test("a browser that comes back without its cookie learns the booking's state and nothing of the person, for half an hour", async () => {
  const sale = await aRiderAtCheckout();
  expect((await sale.returned()).status).toBe(404);

  await postForm(sale, await payAt(sale.razorpay.url, sale.orderId));
  await sale.drainBackgroundTasks();

  expect((await sale.returned()).body).toEqual({
    state: "confirmed",
    slug: sale.event.slug,
    title: "Test ride",
    language: "en",
  });
  await sql`UPDATE razorpay_orders SET returned_at = returned_at - interval '31 minutes'`.execute(sale.startline.db);
  expect((await sale.returned()).status).toBe(404);
});

test("a form that Razorpay did not sign changes nothing, whatever it says", async () => {
  const sale = await aRiderAtCheckout();
  const forged = {
    razorpay_order_id: sale.orderId,
    razorpay_payment_id: "pay_forged",
    razorpay_signature: "0".repeat(64),
  };
  const failed = { "error[metadata]": JSON.stringify({ order_id: sale.orderId }), "error[code]": "BAD_REQUEST_ERROR" };
  for (const form of [forged, failed]) {
    await postForm(sale, form);
    await sale.drainBackgroundTasks();
    expect((await sale.rider.look()).body).toMatchObject({ state: "paying", payment: "none" });
  }
  expect((await postForm(sale, { razorpay_order_id: "order_nobodys" })).headers.get("location")).toBe(
    "http://localhost:3000/",
  );
});

test("a signed payment that Razorpay does not show yet keeps the place and is not offered for payment again", async () => {
  const sale = await aRiderAtCheckout();
  const { clock } = sale.razorpay.simulator();
  clock.set("manual");
  await clock.advance(60_000);
  const fields = await payAt(sale.razorpay.url, sale.orderId);
  // Two questions of two calls each are answered from before the payment.
  await fault(sale, { where: "api_content", what: "stale", params: { seconds: 30 }, times: 4 });

  await sale.rider.verify(fields);
  expect((await sale.rider.look()).body).toMatchObject({ state: "paying", payment: "under_way" });
  expect((await sale.rider.giveBack()).body.code).toBe("payment_under_way");

  expect((await sale.sync()).body).toEqual({ state: "confirmed", asked: true });
});

test("what a page or a form tells of Checkout and Razorpay did not sign leaves a line that names the booking, and no person", async () => {
  const sale = await aRiderAtCheckout();
  const stranger = await anotherRider(sale);
  const fields = await payAt(sale.razorpay.url, sale.orderId);
  const lines: { bookingId?: string; reason?: string }[] = [];
  const log = openLog("warn", { write: (line) => void lines.push(JSON.parse(line)) });
  const api = buildCheckedApi({ ...sale.startline, log }, () => {});
  const verify = (rider: typeof stranger, body: object) =>
    ask(api.request, "POST", `/api/bookings/${rider.bookingId}/payments/verify`, body, {
      authorization: `Bearer ${rider.accessToken}`,
    });
  const forged = { ...fields, razorpay_signature: "0".repeat(64) };

  expect((await verify(stranger, fields)).body.code).toBe("invalid_signature");
  expect((await verify(sale.rider, forged)).body.code).toBe("invalid_signature");
  await postForm({ ...sale, api }, forged);

  expect(lines.map(({ bookingId, reason }) => [bookingId, reason])).toEqual([
    [stranger.bookingId, "the order is another booking's"],
    [sale.rider.bookingId, "the signature is not Razorpay's"],
    [sale.rider.bookingId, "the signature is not Razorpay's"],
  ]);
  const { name, phone, email } = sale.rider.person;
  for (const secret of [name, phone, email, forged.razorpay_signature])
    expect(JSON.stringify(lines)).not.toContain(secret);
});
