import type { EventOnSale } from "../builders/event-on-sale.ts";
import { aPerson, aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo, theMessageTo } from "./inbox.ts";
import type { Product } from "./product.ts";
import { referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

const linkIn = (text: string, path: string): string => new RegExp(`http\\S+/${path}#\\S+`).exec(text)?.[0] ?? "";

async function aPaidRider(product: Product, event: EventOnSale) {
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await rider.verify(await payAt(product.razorpayUrl, await rider.toCheckout()));
  return rider;
}

test("an organizer offers a booking to another person, who finds the offer by the link in a text", {
  tag: "@long",
}, async ({ page, signIn, aPhone, product, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const rider = await aPaidRider(product, event);
  const next = { ...aPerson(), name: "Meera Joshi" };
  await signIn(page);

  await test.step("the organizer offers it, with what is missing said beside the field", async () => {
    await page.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);
    await page.getByRole("button", { name: "Transfer", exact: true }).tap();
    await page.getByRole("button", { name: "Send the offer" }).tap();
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
    await page.getByLabel("Full name of the new person").fill(next.name);
    await page.getByLabel("Mobile number").fill(next.phone.slice(3));
    await page.getByLabel("Email").fill(next.email);
    await checkScreen(page, "130-transfer");
    await page.getByRole("button", { name: "Send the offer" }).dblclick();
    await expect(page.getByText("Offered to Meera Joshi. The link is on its way.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy their link" })).toBeVisible();
    await checkScreen(page, "131-offered");
  });

  const phone = await aPhone();

  await test.step("the text's short link opens the offer too", async () => {
    const shortLink = linkIn((await theMessageTo(product.inboxUrl, next.phone)).text, "t");
    await phone.goto(shortLink);
    await expect(phone).toHaveURL(/\/transfer/);
    await expect(phone.getByRole("heading", { name: "A rider gives you their place" })).toBeVisible();
    await expect(phone.getByLabel("Full name")).toHaveValue(next.name);
    await checkScreen(phone, "132-offer");
  });

  await test.step("until it is accepted the old ticket is valid", async () => {
    expect((await rider.look()).body.state).toBe("confirmed");
  });
});

test("the new rider accepts once, although the answer is lost, and the former rider's links open nothing", async ({
  page,
  signIn,
  aPhone,
  product,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const rider = await aPaidRider(product, event);
  const oldLink = linkIn((await theMessageTo(product.inboxUrl, rider.person.email)).text, "b/\\S+");
  const oldShortLink = linkIn((await theMessageTo(product.inboxUrl, rider.person.phone)).text, "t");
  const { reference } = (await rider.look()).body;
  const { name: _name, phone: number, email, language } = aPerson();
  await signIn(page);
  const offered = await page.request.post(`/api/admin/events/${event.slug}/bookings/${rider.bookingId}/transfers`, {
    data: { requestId: `request-${Date.now()}-of-a-story`, name: "Meera Joshi", phone: number, email, language },
    headers: { origin: product.url },
  });
  expect(offered.status()).toBe(201);
  const offerLink = linkIn((await theMessageTo(product.inboxUrl, email)).text, "transfer");
  const phone = await aPhone();

  await test.step("nobody accepts without the waiver, and what was typed survives a reload", async () => {
    await phone.goto(offerLink);
    await phone.getByLabel("Full name").fill("Meera Sunil Joshi");
    await phone.getByRole("button", { name: "Accept the place" }).tap();
    await expect(phone.getByLabel("I have read this and agree")).toHaveAccessibleDescription(
      "Read the text and tick the box.",
    );
    await phone.reload();
    await expect(phone.getByLabel("Full name")).toHaveValue("Meera Sunil Joshi");
  });

  await test.step("the connection breaks in the middle: it is accepted once, and the ticket opens", async () => {
    let calls = 0;
    await phone.route("**/api/offers/accept", async (route) => {
      calls += 1;
      if (calls > 1) return route.continue();
      await route.fetch(); // It arrives, and the answer is lost.
      await route.abort("internetdisconnected");
    });
    await phone.getByLabel("I have read this and agree").check();
    await phone.getByRole("button", { name: "Accept the place" }).tap();
    expect(await referenceShown(phone)).toBe(reference);
    expect(calls).toBe(2);
    await expect(phone.getByText("Meera Sunil Joshi")).toBeVisible();
    // Somebody else has paid: what, is between them and the organizer.
    await expect(phone.getByText("Whoever passed the place on to you")).toBeVisible();
    await expect(phone.getByText("₹1,525")).toHaveCount(0);
    await checkScreen(phone, "133-accepted");
  });

  await test.step("the old link opens nothing, and the former rider is told why", async () => {
    const former = await aPhone();
    await former.goto(oldLink);
    await expect(former.getByRole("heading", { name: "This booking now belongs to another rider" })).toBeVisible();
    await checkScreen(former, "133-passed-on");
    await former.reload();
    await expect(former.getByRole("heading", { name: "This booking now belongs to another rider" })).toBeVisible();
    const byText = await aPhone();
    await byText.goto(oldShortLink);
    await expect(byText.getByRole("heading", { name: "This booking now belongs to another rider" })).toBeVisible();
    await expect(byText.getByText("Meera")).toHaveCount(0);
    await checkScreen(byText, "133-passed-on-by-text");
    await expect.poll(async () => (await messagesTo(product.inboxUrl, rider.person.email)).length).toBe(2);
    const [told] = await messagesTo(product.inboxUrl, rider.person.email);
    expect(told?.subject).toContain("now belongs to another rider");
    expect(told?.text).not.toContain("/b/");
  });

  await test.step("opened again, the offer's link leads to the ticket", async () => {
    const other = await aPhone();
    await other.goto(offerLink);
    await expect(other.getByRole("heading", { name: "This place is yours already" })).toBeVisible();
    await other.getByRole("button", { name: "Open my ticket" }).tap();
    expect(await referenceShown(other)).toBe(reference);
  });

  await test.step("the organizer sees who rides, who paid, and what happened", async () => {
    await page.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);
    await expect(page.getByRole("heading", { name: "Meera Sunil Joshi" })).toBeVisible();
    await expect(page.getByText(`Paid by ${rider.person.name}.`, { exact: false })).toBeVisible();
    await expect(page.getByText("Meera Joshi accepted the booking")).toBeVisible();
    await checkScreen(page, "134-transferred");
  });
});

test("an offer that is taken back opens nothing, in the reader's language, and the rider keeps the ticket", {
  tag: "@long",
}, async ({ page, signIn, aPhone, product, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const rider = await aPaidRider(product, event);
  const next = aPerson();
  await signIn(page);
  await page.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);
  await page.getByRole("button", { name: "Transfer", exact: true }).tap();
  await page.getByLabel("Full name of the new person").fill(next.name);
  await page.getByLabel("Mobile number").fill(next.phone);
  await page.getByLabel("Email").fill(next.email);
  await page.getByLabel("Language of the messages").selectOption("Marathi");
  await page.getByRole("button", { name: "Send the offer" }).tap();
  const phone = await aPhone();
  await phone.goto(linkIn((await theMessageTo(product.inboxUrl, next.phone)).text, "t"));
  await expect(phone).toHaveURL(/\/mr\/transfer/);
  await expect(phone.getByRole("button", { name: "जागा स्वीकारा" })).toBeVisible();
  await checkScreen(phone, "135-offer-mr");

  await page.getByRole("button", { name: "Take it back" }).tap();
  await page.getByRole("button", { name: "Yes, take it back" }).tap();
  await expect(page.getByText(`Offered to ${next.name}`, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Transfer", exact: true })).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "ही जागा आता घेता येत नाही" })).toBeVisible();
  await checkScreen(phone, "136-offer-ended");
  expect((await rider.look()).body.state).toBe("confirmed");
});

test("a waiver that was signed on paper is recorded later, with the organizer's name", { tag: "@long" }, async ({
  page,
  signIn,
  product,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await signIn(page);
  const { waiver: _waiver, ...guest } = aPerson();
  const added = await page.request.post(`/api/admin/events/${event.slug}/bookings`, {
    data: {
      ...guest,
      requestId: `request-${Date.now()}-of-a-story`,
      categoryId: event.categoryId,
      addedFor: { kind: "complimentary", reason: "Doctor on the route" },
      answers: {},
      hasSignedOnPaper: false,
    },
    headers: { origin: product.url },
  });
  const { bookingId } = await added.json();
  await page.goto(`/admin/events/${event.slug}/bookings/${bookingId}`);
  await page.getByRole("button", { name: "Record a signed waiver" }).tap();
  await checkScreen(page, "137-paper-waiver");
  await page.getByRole("button", { name: "Yes, it is signed" }).tap();
  await expect(page.getByText("Waiver as signed on paper")).toBeVisible();
  await expect(page.getByText("The waiver is not signed.")).toHaveCount(0);
});
