import { checkScreen } from "./check-screen.ts";
import { theMessageTo } from "./inbox.ts";
import { aPerson, bookingShown, checkoutOn, fillIn, referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

test("a rider on a phone gets from the event page to a ticket that opens on any phone", async ({
  page,
  aPhone,
  product,
}) => {
  const person = aPerson();

  await test.step("the event page shows the price and how many places remain", async () => {
    await page.goto("/e/pune-pandharpur");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pune–Pandharpur Cycling Ride");
    await expect(page.getByText("from ₹1,025")).toBeVisible();
    await expect(page.getByText("all included")).toBeVisible();
    await expect(page.getByText("1,500 of 1,500 places left")).toBeVisible();
    await checkScreen(page, "01-event");
  });

  await test.step("Book asks for a category first, then takes a place in one tap", async () => {
    await page.getByRole("button", { name: "Book" }).tap();
    await expect(page.getByRole("status").filter({ hasText: "Choose your ride" })).toBeVisible();
    await page.getByRole("radio", { name: /Full ride/ }).check();
    await expect(page.getByText("₹1,525all included")).toBeVisible();
    await page.getByRole("button", { name: "Book" }).tap();
    await bookingShown(page);
    await expect(page.getByText(/^Your place is held until/)).toBeVisible();
    await checkScreen(page, "02-form");
  });

  await test.step("errors are shown beside each field, and the input stays", async () => {
    await page.getByLabel("Full name").fill(person.name);
    await page.getByLabel("Mobile number").fill("12345");
    await page.getByLabel("Email").fill("asha@gmial.com");
    await expect(page.getByRole("button", { name: "Did you mean asha@gmail.com?" })).toBeVisible();
    await page.getByLabel("Email").fill("asha@");
    await page.getByRole("button", { name: "Pay ₹1,525" }).tap();

    const summary = page.getByRole("alert").filter({ hasText: "3 things to correct" });
    await expect(summary).toBeFocused();
    const boxes = await Promise.all((await summary.getByRole("link").all()).map((link) => link.boundingBox()));
    for (const [place, box] of boxes.entries()) {
      expect(box?.height).toBeGreaterThanOrEqual(48);
      const before = boxes[place - 1];
      if (before) expect((box?.y ?? 0) - before.y - before.height, "a gap between two errors").toBeGreaterThan(0);
    }
    await expect(page.getByLabel("Mobile number")).toHaveAccessibleDescription(/doesn't look like a mobile number/);
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/doesn't look like an email address/);
    await expect(page.getByLabel("I have read this and agree")).toHaveAccessibleDescription(/tick the box/);
    await expect(page.getByLabel("Full name")).toHaveValue(person.name);
    await expect(page.getByLabel("Mobile number")).toHaveValue("12345");
    await checkScreen(page, "03-form-errors");
  });

  await test.step("the waiver can be read to its last word, and Pay opens Checkout", async () => {
    const lastWords = page.getByText("I can object in writing.");
    await lastWords.scrollIntoViewIfNeeded();
    await expect(lastWords).toBeInViewport();
    await fillIn(page, person);
    await page.getByLabel("Jersey size").selectOption("M");
    await page.getByRole("button", { name: "Pay ₹1,525" }).tap();
    const checkout = await checkoutOn(page);
    await expect(checkout.getByTestId("pay-amount")).toHaveText("₹1,525.00");
    await checkScreen(page, "04-checkout");
    await checkout.getByTestId("pay-succeed").tap();
  });

  const reference = await test.step("the paid place becomes a ticket", async () => {
    const shown = await referenceShown(page);
    await expect(page.getByText(person.name)).toBeVisible();
    await expect(page.getByText(shown, { exact: true })).toBeVisible();
    await checkScreen(page, "05-ticket");
    return shown;
  });

  await test.step("email and SMS contain the reference, and the email's link opens the booking on any phone", async () => {
    const email = await theMessageTo(product.inboxUrl, person.email);
    const sms = await theMessageTo(product.inboxUrl, person.phone);
    expect(email.text).toContain(reference);
    expect(sms.text).toContain(reference);

    const link = /http\S+\/b\/\S+#k=[\w-]+/.exec(email.text)?.[0] as string;
    const otherPhone = await aPhone();
    await otherPhone.goto(link);
    expect(await referenceShown(otherPhone)).toBe(reference);
    expect(otherPhone.url()).not.toContain("#k=");
  });
});
