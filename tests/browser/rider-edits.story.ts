import type { Page } from "@playwright/test";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { aPerson, aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo, theMessageTo } from "./inbox.ts";
import { test as onPhone } from "./organizer-phone.ts";
import type { Product } from "./product.ts";
import { referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

async function aPaidRider(product: Product, event: EventOnSale, as: object = {}) {
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  Object.assign(rider.person, as);
  await rider.verify(await payAt(product.razorpayUrl, await rider.toCheckout()));
  return rider;
}

const sectionOf = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

const linkIn = (text: string): string => /http\S+\/b\/\S+#k=[\w.-]+/.exec(text)?.[0] ?? "";

test("an organizer finds a rider, corrects their email, and the ticket opens by the new link alone", async ({
  page,
  signIn,
  aPhone,
  product,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const { email: right, ...person } = aPerson();
  const wrong = right.replace("example.com", "exmaple.com");
  const rider = await aPaidRider(product, event, { ...person, email: wrong });
  const oldLink = linkIn((await theMessageTo(product.inboxUrl, wrong)).text);
  expect(oldLink).not.toBe("");
  const { reference } = (await rider.look()).body;
  await signIn(page);

  await test.step("the rider is found by name, with everything at a glance", async () => {
    await page.goto(`/admin/events/${event.slug}/bookings`);
    await page.getByLabel("Find a rider").fill(person.name);
    await page.getByRole("button", { name: "Find", exact: true }).tap();
    await page.getByRole("link", { name: `${person.name} (open the booking ${reference})` }).tap();
    await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Call/ })).toHaveAttribute("href", `tel:${person.phone}`);
    await expect(page.getByRole("link", { name: "WhatsApp" })).toHaveAttribute(
      "href",
      `https://wa.me/${person.phone.slice(1)}`,
    );
    await page.getByText("Waiver as agreed").tap();
    await expect(page.getByText("At my own risk.", { exact: false })).toBeVisible();
    await checkScreen(page, "120-rider");
  });

  await test.step("a wrong field is said beside it, and what was typed survives a reload", async () => {
    await page.getByRole("button", { name: "Correct", exact: true }).tap();
    await page.getByLabel("Email").fill("asha@");
    await page.getByRole("button", { name: "Save" }).tap();
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/email address like/);
    await page.getByLabel("Email").fill(right);
    await page.reload();
    await page.getByRole("button", { name: "Correct", exact: true }).tap();
    await expect(page.getByLabel("Email")).toHaveValue(right);
    await expect(page.getByLabel(`Send a new ticket to ${right}`)).toBeChecked();
    await checkScreen(page, "121-correct");
  });

  await test.step("saved, the new ticket goes out and the change is on record", async () => {
    await page.getByRole("button", { name: "Save" }).tap();
    await expect(page.getByText("Corrected. The new ticket is on its way.")).toBeVisible();
    const whatHappened = sectionOf(page, "What happened");
    await expect(whatHappened.getByText(`Email: ${wrong} → ${right}`)).toBeVisible();
    await checkScreen(page, "122-corrected");
  });

  await test.step("the old link opens nothing, and the new one the ticket", async () => {
    const stranger = await aPhone();
    await stranger.goto(oldLink);
    await expect(stranger.getByRole("heading", { name: "We can't open this booking here" })).toBeVisible();
    await checkScreen(stranger, "123-old-link");

    const newLink = linkIn((await theMessageTo(product.inboxUrl, right)).text);
    const phone = await aPhone();
    await phone.goto(newLink);
    expect(await referenceShown(phone)).toBe(reference);
    expect(await messagesTo(product.inboxUrl, wrong)).toHaveLength(1);
  });
});

test("a ticket that is sent again goes once a press, and a note stays among organizers", { tag: "@long" }, async ({
  page,
  signIn,
  product,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const rider = await aPaidRider(product, event);
  const { email } = rider.person;
  await theMessageTo(product.inboxUrl, email);
  await signIn(page);
  await page.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);

  await test.step("pressed twice, Resend sends one more email and says what became of it", async () => {
    await page.getByRole("button", { name: "Resend", exact: true }).tap();
    await checkScreen(page, "124-resend");
    await page.getByRole("button", { name: "Email only" }).dblclick();
    await expect(page.getByText("The ticket is on its way.", { exact: false })).toBeVisible();
    await expect.poll(async () => (await messagesTo(product.inboxUrl, email)).length).toBe(2);
    const whatHappened = sectionOf(page, "What happened");
    await expect(whatHappened.getByText("Sent the ticket again by email")).toBeVisible();
    await expect(whatHappened.getByText("waiting to be sent")).toHaveCount(0);
    expect(await messagesTo(product.inboxUrl, email)).toHaveLength(2);
  });

  await test.step("a note is for organizers, and is struck out rather than changed", async () => {
    await page.getByLabel("Add a note").fill("Comes with a tandem");
    await page.getByRole("button", { name: "Add note" }).tap();
    const notes = sectionOf(page, "Notes");
    await expect(notes.getByText("Comes with a tandem")).toBeVisible();
    await expect(page.getByLabel("Add a note")).toHaveValue("");
    await notes.getByRole("button", { name: "Strike out" }).tap();
    await expect(notes.getByText("Struck out by")).toBeVisible();
    await checkScreen(page, "125-notes");
  });
});

onPhone(
  "of two organizers who correct the same rider the second sees both values and decides",
  async ({ phone, product, anEvent }) => {
    const event = await anEvent({ capacity: 5 });
    const rider = await aPaidRider(product, event);
    const [mine, theirs] = [aPerson().email, aPerson().email];
    await phone.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);
    await phone.getByRole("button", { name: "Correct", exact: true }).tap();
    await phone.getByLabel("Email").fill(mine);

    const path = `/api/admin/events/${event.slug}/bookings/${rider.bookingId}`;
    const { emailKey: _key, ...read } = (await (await phone.request.get(path)).json()).participant;
    const data = { ...read, email: theirs, name: "Asha Kulkarni", sendsTicket: false };
    const saved = await phone.request.put(`${path}/rider`, { data, headers: { origin: product.url } });
    expect(saved.status()).toBe(200);

    await phone.getByRole("button", { name: "Save" }).tap();
    await expect(phone.getByText(`They wrote: ${theirs}`)).toBeVisible();
    await expect(phone.getByText(`You wrote: ${mine}`)).toBeVisible();
    await expect(phone.getByLabel("Full name")).toHaveValue("Asha Kulkarni");
    await expect(phone.getByLabel("Email")).toHaveValue(mine);
    await checkScreen(phone, "126-edited-elsewhere");
    await phone.getByRole("button", { name: "Save" }).tap();
    await expect(phone.getByText("Corrected. The new ticket is on its way.")).toBeVisible();
    await expect(phone.getByRole("link", { name: mine })).toBeVisible();
    await theMessageTo(product.inboxUrl, mine);
  },
);
