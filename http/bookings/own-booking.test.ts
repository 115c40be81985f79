import { expect, onTestFinished, test } from "vitest";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartlineAt } from "#tests/setup/startline.ts";

const OLD = "the-secret-before-of-more-than-32-characters";
const NEW = "the-secret-after-it-of-more-than-32-characters";

/** One database before, during and after a rotation of the secret. */
async function aRotation() {
  const database = await createTestDatabase();
  const open = async (settings: Record<string, string>) => {
    const opened = await openTestStartlineAt(database, systemClock, settings);
    onTestFinished(opened.close);
    return opened;
  };
  const before = await open({ SECRET_KEY: OLD });
  const during = await open({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD });
  const after = await open({ SECRET_KEY: NEW });
  const event = await anEventOnSale(before.startline, { capacity: 10 });
  const rider = aVisitor(before.api.request, event);
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  return { before, during, after, event, rider };
}

test("a link from before a rotation opens the booking while the old secret is kept, and not after", async () => {
  const { during, after, rider } = await aRotation();
  const path = `/api/bookings/${rider.bookingId}`;
  const headers = { authorization: `Bearer ${rider.accessToken}` };
  expect((await ask(during.api.request, "GET", path, undefined, headers)).status).toBe(200);
  expect((await ask(after.api.request, "GET", path, undefined, headers)).status).toBe(404);

  const accessToken = rider.accessToken;
  const session = await ask(during.api.request, "POST", `${path}/session`, { accessToken });
  const cookie = (session.headers.get("set-cookie") ?? "").split(";")[0] as string;
  expect((await ask(after.api.request, "GET", path, undefined, { cookie })).status).toBe(200);
  expect((await ask(after.api.request, "POST", `${path}/session`, { accessToken })).status).toBe(404);
});

test("a cookie from before a rotation is made anew when the booking is opened with it, and a wrong one never", async () => {
  const { during, after, rider } = await aRotation();
  const path = `/api/bookings/${rider.bookingId}`;
  const name = `booking_${rider.bookingId}`;
  const old = await ask(during.api.request, "GET", path, undefined, { cookie: `${name}=${rider.accessToken}` });
  const attributes = (old.headers.get("set-cookie") ?? "").split("; ");
  expect(attributes).toEqual(expect.arrayContaining([`Path=${path}`, "HttpOnly", "SameSite=Lax"]));
  const cookie = attributes[0] as string;
  expect((await ask(after.api.request, "GET", path, undefined, { cookie })).status).toBe(200);

  const again = await ask(during.api.request, "GET", path, undefined, { cookie });
  expect(again.headers.get("set-cookie")).toBeNull();
  for (const token of ["", "x", rider.accessToken.toLowerCase(), `${rider.accessToken}=`, "A".repeat(43)]) {
    const reply = await ask(during.api.request, "GET", path, undefined, { cookie: `${name}=${token}` });
    expect([reply.status, reply.headers.get("set-cookie")]).toEqual([404, null]);
  }
});

test("a message written during a rotation links with the new secret, and a queue ticket from before it still claims", async () => {
  const { during, after, event, rider } = await aRotation();
  const { db, accessKeys, config } = during.startline;
  const facts = await messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL })(
    event.id,
    rider.bookingId,
    "",
  );
  const token = facts?.privateLink?.split("#k=")[1];
  const headers = { authorization: `Bearer ${token}` };
  expect((await ask(after.api.request, "GET", `/api/bookings/${rider.bookingId}`, undefined, headers)).status).toBe(
    200,
  );

  const claim = { ticket: rider.ticket, categoryId: event.categoryId };
  const path = `/api/events/${event.slug}/bookings`;
  expect((await ask(during.api.request, "POST", path, claim)).body.bookingId).toBe(rider.bookingId);
  expect((await ask(after.api.request, "POST", path, claim)).status).toBe(403);
  const renewed = await ask(during.api.request, "POST", `/api/events/${event.slug}/queue`, {
    nonce: rider.nonce,
    ticket: rider.ticket,
  });
  expect((await ask(after.api.request, "POST", path, { ...claim, ticket: renewed.body.ticket })).status).toBe(200);
});

test("a damaged secret beside a good cookie takes nothing away, and still counts as a write by cookie", async () => {
  const { before, rider } = await aRotation();
  const path = `/api/bookings/${rider.bookingId}`;
  const damaged = {
    authorization: `Bearer ${rider.accessToken.slice(0, 25)}`,
    cookie: `booking_${rider.bookingId}=${rider.accessToken}`,
  };
  expect((await ask(before.api.request, "GET", path, undefined, damaged)).status).toBe(200);
  const foreign = { ...damaged, origin: "https://elsewhere.example" };
  expect((await ask(before.api.request, "DELETE", path, undefined, foreign)).body.code).toBe("forbidden_origin");
  expect((await ask(before.api.request, "GET", path, undefined, { authorization: damaged.authorization })).status).toBe(
    404,
  );
});
