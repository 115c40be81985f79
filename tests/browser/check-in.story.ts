import type { Page } from "@playwright/test";
import decodeQr from "jsqr";
import { sql } from "kysely";
import sharp from "sharp";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { aPerson, aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { CAMERA_ARGS, showToCamera } from "./fake-camera.ts";
import { theMessageTo } from "./inbox.ts";
import playwrightConfig from "./playwright.config.ts";
import type { Product } from "./product.ts";
import { expect, test } from "./story.ts";

const { launchOptions } = playwrightConfig.use ?? {};
showToCamera(null);
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...CAMERA_ARGS] } });

/** Buys a ticket; answers the text in its QR code, which a camera would read. */
async function aTicket(product: Product, event: EventOnSale, name: string) {
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  rider.person.name = name;
  await rider.verify(await payAt(product.razorpayUrl, await rider.toCheckout()));
  await expect.poll(async () => (await rider.look()).body.state).toBe("confirmed");
  return { rider, ...(await rider.look()).body } as { rider: typeof rider; reference: string; qrSvg: string };
}

/** What is drawn on the ticket, as a photo of it. */
async function photoOf(page: Page, svg: string): Promise<Buffer> {
  const canvas = await page.context().newPage();
  await canvas.setContent(`<body style="margin:40px;background:white"><div style="width:280px">${svg}</div>`);
  const photo = await canvas.screenshot();
  await canvas.close();
  return photo;
}

async function codeIn(page: Page, svg: string): Promise<string> {
  const { data, info } = await sharp(await photoOf(page, svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? "";
}

async function nameThePhone(phone: Page, name: string) {
  await expect(phone.getByText(/^List of /)).toBeVisible();
  await expect(phone.getByText("This page also opens without a connection.")).toBeVisible();
  await phone.getByText("This phone", { exact: true }).tap();
  await phone.getByLabel("Name of this phone").fill(name);
  await phone.getByLabel("Name of this phone").blur();
  await phone.getByText("This phone", { exact: true }).tap();
}

async function photograph(phone: Page, photo: Buffer): Promise<void> {
  await phone.getByLabel("Use a photo").setInputFiles({ name: "ticket.png", mimeType: "image/png", buffer: photo });
}

test("two phones at the counter, one without a connection, check the same rider in and both are told", async ({
  page,
  aPhone,
  product,
  anEvent,
  signIn,
  rooms,
}) => {
  test.slow();
  const event = await anEvent({ capacity: 5 });
  const asha = await aTicket(product, event, "Asha Kulkarni");
  const ravi = await aTicket(product, event, "Ravi Deshmukh");
  const other = await aPhone();
  await Promise.all([signIn(page), signIn(other)]);
  await page.goto(`/admin/events/${event.slug}`);
  await page.getByRole("link", { name: "Check-in" }).tap();
  await other.goto(`/admin/events/${event.slug}/check-in`);
  await nameThePhone(page, "Counter 1");
  await nameThePhone(other, "Counter 2");
  await expect(page.getByText(", 2 riders")).toBeVisible();
  await checkScreen(page, "check-in");
  const photo = await photoOf(page, asha.qrSvg);

  // The first phone loses its network, and its page, and goes on.
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(", 2 riders")).toBeVisible();
  await expect(page.getByText("No connection. Check-in goes on, and is sent later.")).toBeVisible();
  await page.getByRole("button", { name: "Scan tickets" }).tap();
  await expect(page.getByText("Hold the ticket's QR code in the frame.")).toBeVisible();
  await photograph(page, photo);
  await expect(page.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await expect(page.getByText("Asha Kulkarni")).toBeVisible();
  await checkScreen(page, "check-in-green");
  await page.getByRole("button", { name: "Next ticket" }).tap();
  await photograph(page, photo);
  await expect(page.getByRole("heading", { name: "Already checked in" })).toBeVisible();
  await checkScreen(page, "check-in-already");
  await page.getByRole("button", { name: "Close" }).tap();
  await expect(page.getByText("1 entry waits on this phone.")).toBeVisible();
  await page.reload(); // Nothing is lost.
  await expect(page.getByText("1 entry waits on this phone.")).toBeVisible();
  await checkScreen(page, "check-in-offline");

  // The other phone does not know, and lets somebody else take the kit.
  await other.getByLabel("Find a rider").fill("kulk");
  await other.getByRole("button", { name: /Asha Kulkarni/ }).tap();
  await expect(other.getByRole("heading", { name: "Not checked in yet" })).toBeVisible();
  await checkScreen(other, "check-in-by-hand");
  await other.getByRole("button", { name: "Somebody else takes the kit" }).tap();
  await expect(other.getByText(`It must be ${asha.reference}`)).toBeVisible();
  await other.getByLabel("Who takes the kit?").fill("Meena, her sister");
  await checkScreen(other, "check-in-somebody-else");
  await other.getByRole("button", { name: "Give them the kit" }).tap();
  await expect(other.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await other.getByRole("button", { name: "Done" }).tap();
  await expect(other.getByText("Everything is sent.")).toBeVisible();

  await page.context().setOffline(false);
  await expect(page.getByText("Everything is sent.")).toBeVisible();
  await expect(page.getByText(/^Also at .* by Counter 2, kit taken by Meena, her sister\.$/)).toBeVisible();
  await checkScreen(page, "check-in-twice");
  await other.reload();
  await expect(other.getByText(/^First at .* by Counter 1\.$/)).toBeVisible();
  await expect(other.getByText(/^Also at .* by this phone, kit taken by Meena, her sister\.$/)).toBeVisible();

  // An undo takes both back, on both phones.
  await other.getByRole("button", { name: "Asha Kulkarni" }).tap();
  await other.getByRole("button", { name: "Undo" }).tap();
  await expect(other.getByRole("heading", { name: "Undone: not checked in" })).toBeVisible();
  await other.getByRole("button", { name: "Done" }).tap();
  await expect(other.getByText("Everything is sent.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("0 of 2 checked in")).toBeVisible();
  await expect(page.getByText("Checked in twice")).toHaveCount(0);
  const { rows } = await sql`SELECT kind FROM check_in_records WHERE event_id = ${event.id} ORDER BY kind`.execute(
    rooms.db,
  );
  expect(rows).toEqual([{ kind: "check_in" }, { kind: "check_in" }, { kind: "undo" }, { kind: "undo" }]);

  await page.goto(`/admin/events/${event.slug}/bookings/${ravi.rider.bookingId}`);
  await page.goto(`/admin/events/${event.slug}/bookings/${asha.rider.bookingId}`);
  await expect(page.getByText("Checked in on Counter 2; Meena, her sister took the kit")).toBeVisible();
  await page.goto(`/admin/events/${event.slug}/bookings`);
  await page.getByLabel("Show").selectOption("Not arrived");
  await expect(page.getByText("2 bookings")).toBeVisible();
});

test("the camera lets a ticket through once, and stops what is not valid here", async ({
  page,
  product,
  anEvent,
  signIn,
  rooms,
}) => {
  test.slow();
  await signIn(page);
  const event = await anEvent({ capacity: 5 });
  const asha = await aTicket(product, event, "Asha Kulkarni");
  const ravi = await aTicket(product, event, "Ravi Deshmukh");
  const elsewhere = await anEvent({ capacity: 1 });
  const stranger = await aTicket(product, elsewhere, "A stranger");
  await sql`UPDATE bookings SET owed_paise = 30000, bib_number = 42 WHERE id = ${ravi.rider.bookingId}`.execute(
    rooms.db,
  );
  await page.goto(`/admin/events/${event.slug}/check-in`);
  await nameThePhone(page, "Counter 1");
  const ashas = await codeIn(page, asha.qrSvg);
  const ravis = await codeIn(page, ravi.qrSvg);
  const strangers = await codeIn(page, stranger.qrSvg);

  async function scan(text: string) {
    showToCamera(text);
    await page.getByRole("button", { name: "Scan tickets" }).tap();
  }
  const close = () => page.getByRole("button", { name: "Close" }).tap();
  await scan(ashas);
  await expect(page.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await expect(page.getByText("Asha Kulkarni")).toBeVisible();
  // The same ticket is still before the camera.
  await page.getByRole("button", { name: "Next ticket" }).tap();
  await expect(page.getByText("Hold the ticket's QR code in the frame.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Already checked in" })).toHaveCount(0);
  await close();

  await scan(ravis);
  await expect(page.getByRole("heading", { name: "Look first" })).toBeVisible();
  await expect(page.getByText("Owes ₹300.")).toBeVisible();
  await expect(page.getByText("Bib 42")).toBeVisible();
  await checkScreen(page, "check-in-look-first");
  await page.getByRole("button", { name: "Check in all the same" }).tap();
  await expect(page.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await close();

  for (const [text, title] of [
    [strangers, "Another event"],
    [`${ashas.slice(0, -16)}0123456789ABCDEF`, "Not genuine"],
    ["https://example.org/", "Not a ticket"],
  ] as const) {
    await scan(text);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    if (title === "Not genuine") await checkScreen(page, "check-in-red");
    await close();
  }
  // A ticket from before codes were signed.
  await scan(asha.reference);
  await expect(page.getByRole("heading", { name: "Already checked in" })).toBeVisible();
  await close();

  await page.context().request.post(`/api/admin/events/${event.slug}/bookings/${ravi.rider.bookingId}/cancel`, {
    data: { scope: "full", note: "The rider called", amountPaise: 152_500 },
    headers: { origin: new URL(page.url()).origin },
  });
  await page.getByRole("button", { name: "Get the list again" }).tap();
  await expect(page.getByText("Checked in, but cancelled")).toBeVisible();
  await scan(ravis);
  await expect(page.getByRole("heading", { name: "Cancelled" })).toBeVisible();
  await close();
});

test("a phone without a connection tells the ticket of whoever took a place over since from a forged one", async ({
  page,
  aPhone,
  product,
  anEvent,
  signIn,
}) => {
  test.slow();
  const event = await anEvent({ capacity: 5 });
  const asha = await aTicket(product, event, "Asha Kulkarni");
  const office = await aPhone();
  await Promise.all([signIn(page), signIn(office)]);
  await page.goto(`/admin/events/${event.slug}/check-in`);
  await nameThePhone(page, "Counter 1");
  await expect(page.getByText(", 1 rider")).toBeVisible();
  await page.context().setOffline(true);

  // Meanwhile Asha's place passes on.
  const { phone: number, email, language } = aPerson();
  const offered = await office.request.post(
    `/api/admin/events/${event.slug}/bookings/${asha.rider.bookingId}/transfers`,
    {
      data: { requestId: `request-${Date.now()}-at-the-counter`, name: "Meera Joshi", phone: number, email, language },
      headers: { origin: product.url },
    },
  );
  expect(offered.status()).toBe(201);
  const [, code] = /transfer#(?:\w+=)?(\S+)/.exec((await theMessageTo(product.inboxUrl, email)).text) ?? [];
  const waiver = { version: 1, accepted: true, language: "en" };
  const accepted = await office.request.post("/api/offers/accept", {
    data: { code, name: "Meera Joshi", language, answers: {}, waiver },
    headers: { origin: product.url },
  });
  expect(accepted.status()).toBe(200);
  const { bookingId, accessToken } = await accepted.json();
  const ticket = await office.request.get(`/api/bookings/${bookingId}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const photo = await photoOf(office, (await ticket.json()).qrSvg);

  await page.getByRole("button", { name: "Scan tickets" }).tap();
  await expect(page.getByText("Hold the ticket's QR code in the frame.")).toBeVisible();
  await photograph(page, photo);
  await expect(page.getByRole("heading", { name: "Newer than the list" })).toBeVisible();
  await expect(page.getByText("Connect to get the new list, or look the rider up on another phone.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Check in/ })).toHaveCount(0);
  await checkScreen(page, "check-in-newer");
  await page.getByRole("button", { name: "Next ticket" }).tap();

  // With a connection the new list comes by itself.
  await page.context().setOffline(false);
  await photograph(page, photo);
  await expect(page.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await expect(page.getByText("Meera Joshi")).toBeVisible();
});
