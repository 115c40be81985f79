import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { messagesTo, theMessageTo } from "./inbox.ts";
import { aPerson, checkoutOn, type Person, referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

const linkIn = (text: string, path: string): string => new RegExp(`http\\S+/${path}#\\S+`).exec(text)?.[0] ?? "";

test("the waitlist, from sold out to a ticket; what the first does not use the second gets", { tag: "@long" }, async ({
  page,
  signIn,
  aPhone,
  product,
  anEvent,
  rooms,
  sellTo,
  letHoldRunOut,
}) => {
  test.slow();
  const event = await anEvent({ capacity: 1, isProofRequired: true });
  await sellTo(event);
  const [first, second] = [aPerson(), aPerson()];
  const [firstPhone, secondPhone] = [await aPhone(), await aPhone()];
  const { rows } = await sql<{ id: string }>`SELECT id FROM bookings WHERE event_id = ${event.id}`.execute(rooms.db);
  const soldId = rows[0]?.id as string;

  await test.step("the event says that all is sold, and leads to the list", async () => {
    await firstPhone.goto(`/e/${event.slug}`);
    await expect(firstPhone.getByText("What comes back goes to the waitlist.")).toBeVisible();
    await checkScreen(firstPhone, "220-sold-out");
    await firstPhone.getByRole("button", { name: "Join the waitlist" }).tap();
    await expect(firstPhone.getByRole("heading", { name: "Join the waitlist" })).toBeVisible();
    await firstPhone.getByRole("button", { name: "Join the waitlist" }).tap();
    await expect(firstPhone.getByLabel("Mobile number")).toHaveAccessibleDescription(/Enter your mobile number/);
    await checkScreen(firstPhone, "221-waitlist-form");
  });

  const fill = async (phone: typeof firstPhone, person: Person) => {
    await phone.getByLabel("Full name").fill(person.name);
    await phone.getByLabel("Mobile number").fill(person.phone);
    await phone.getByLabel("Email").fill(person.email);
    await phone.getByRole("button", { name: "Join the waitlist" }).tap();
  };

  await test.step("the network breaks while they join: they have joined once", async () => {
    let calls = 0;
    await firstPhone.route("**/api/events/*/waitlist", async (route) => {
      calls += 1;
      if (calls !== 2) return route.continue(); // The first one only asks for the proof of work.
      await route.fetch(); // It arrives, and the answer is lost.
      await route.abort("internetdisconnected");
    });
    await fill(firstPhone, first);
    await expect(firstPhone.getByRole("heading", { name: "You're on the waitlist" })).toBeVisible();
    await expect(firstPhone.getByText(/^Nobody is before you/)).toBeVisible();
    expect(calls).toBe(3);
    await checkScreen(firstPhone, "222-on-the-waitlist");
    await firstPhone.getByRole("link", { name: "Back to the event" }).tap();
    await firstPhone.getByRole("button", { name: "Your place on the waitlist" }).tap();
    await expect(firstPhone.getByRole("heading", { name: "You're on the waitlist" })).toBeVisible();
  });

  await test.step("another reads it in Marathi, and how many are before them", async () => {
    await secondPhone.goto(`/mr/e/${event.slug}/waitlist`);
    await secondPhone.getByLabel("पूर्ण नाव").fill(second.name);
    await secondPhone.getByLabel("मोबाइल नंबर").fill(second.phone);
    await secondPhone.getByLabel("ईमेल").fill(second.email);
    await checkScreen(secondPhone, "223-waitlist-form-mr");
    await secondPhone.getByRole("button", { name: "प्रतीक्षा यादीत सहभागी व्हा" }).tap();
    await expect(secondPhone.getByText(/तुमच्या पुढे 1 व्यक्ती/)).toBeVisible();
  });

  await test.step("the organizer sees them, and cancels a booking", async () => {
    await signIn(page);
    await page.goto(`/admin/events/${event.slug}`);
    await expect(page.getByText("2 people on the waitlist", { exact: false })).toBeVisible();
    await checkScreen(page, "224-now-with-waitlist");
    await page.goto(`/admin/events/${event.slug}/bookings/${soldId}`);
    await page.getByRole("button", { name: "Refund", exact: true }).tap();
    await page.getByLabel("Reason").fill("You asked us by phone");
    await page.getByRole("button", { name: "Continue" }).tap();
    await page.getByRole("button", { name: "Cancel and refund ₹1,525" }).tap();
    await expect(page.getByRole("heading", { name: "Cancel and refund" })).toBeHidden();
    await page.goto(`/admin/events/${event.slug}/waitlist`);
    await expect(page.getByText(/^Offered until /)).toBeVisible();
    await checkScreen(page, "225-waitlist");
  });

  await test.step("the first is told by email and SMS, and lets it run out", async () => {
    const text = await theMessageTo(product.inboxUrl, first.phone);
    expect(text.text).toMatch(/^A place at .* is free for you \(Rs 1,525\)\. Pay by /);
    const email = await theMessageTo(product.inboxUrl, first.email);
    const link = linkIn(email.text, "b/\\S+");
    await firstPhone.reload();
    await expect(firstPhone.getByRole("heading", { name: "A place is free for you" })).toBeVisible();
    await checkScreen(firstPhone, "226-offered");
    const bookingId = /\/b\/(bkg_\w+)/.exec(link)?.[1] as string;
    await letHoldRunOut(event, bookingId);
    await firstPhone.goto(link);
    await expect(firstPhone.getByText(/goes to the next person who waits, or back on sale/)).toBeVisible();
    await checkScreen(firstPhone, "227-offer-expired");
  });

  await test.step("the second opens the text's link, finds the form filled in, pays, and has a ticket", async () => {
    const text = await theMessageTo(product.inboxUrl, second.phone);
    await secondPhone.goto(linkIn(text.text, "t"));
    await expect(secondPhone).toHaveURL(/\/mr\/b\//);
    await expect(secondPhone.getByLabel("पूर्ण नाव")).toHaveValue(second.name);
    await expect(secondPhone.getByLabel("ईमेल")).toHaveValue(second.email);
    await checkScreen(secondPhone, "228-offer-form-mr");
    await secondPhone.goto(secondPhone.url().replace("/mr/", "/"));
    await expect(secondPhone.getByText(/^Your place is held until /)).toBeVisible();
    await secondPhone.getByLabel("I have read this and agree").check();
    await secondPhone.getByRole("button", { name: "Pay ₹1,525" }).tap();
    await (await checkoutOn(secondPhone)).getByTestId("pay-succeed").tap();
    await referenceShown(secondPhone);
    await expect.poll(async () => (await messagesTo(product.inboxUrl, second.email)).length).toBe(2);
    await secondPhone.goto(`/e/${event.slug}/waitlist`);
    await expect(secondPhone.getByRole("heading", { name: "You have a place" })).toBeVisible();
  });
});
