import { copyOf } from "#app/copy/copy-of.ts";
import { fill } from "#app/copy/fill.ts";
import { checkScreen } from "./check-screen.ts";
import { theMessageTo } from "./inbox.ts";
import { aPerson, checkoutOn } from "./rider.ts";
import { expect, test } from "./story.ts";

const english = copyOf("en").booking.held;

for (const [language, name] of [
  ["hi", "हिंदी"],
  ["mr", "मराठी"],
] as const) {
  const { event: eventText, waiting, booking, policies } = copyOf(language);

  test(`a rider who switches to ${name} on the event page keeps it through to the ticket and the email`, async ({
    page,
    aPhone,
    anEvent,
    product,
  }) => {
    const event = await anEvent({ capacity: 5 });
    const person = aPerson();
    const pay = page.getByRole("button", { name: fill(booking.held.pay, { price: "₹1,525" }) });

    await test.step("one tap on the language's own name", async () => {
      await page.goto(`/e/${event.slug}`);
      const link = page.getByRole("link", { name });
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(48);
      await link.tap();
      await expect(page).toHaveURL(`/${language}/e/${event.slug}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
      await expect(page.getByText(eventText.sale.allIncluded)).toBeVisible();
      await checkScreen(page, `${language}-01-event`);
    });

    await test.step("the form and its errors", async () => {
      await page.getByRole("button", { name: eventText.sale.book }).tap();
      await expect(page.getByRole("heading", { name: booking.held.formTitle })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/${language}/b/bkg_`));
      await checkScreen(page, `${language}-02-form`);
      await pay.tap();
      await expect(page.getByText(booking.fieldErrors.name_missing as string).first()).toBeVisible();
      await checkScreen(page, `${language}-03-form-errors`);
    });

    await test.step("the rider's details", async () => {
      await page.getByLabel(booking.held.name).fill(person.name);
      await page.getByLabel(booking.held.phone).fill(person.phone);
      await page.getByLabel(booking.held.email).fill(person.email);
    });

    await test.step("the waiver, which exists only in English, is read and accepted in English", async () => {
      await expect(page.getByText(booking.held.waiverOtherLanguages)).toBeVisible();
      await expect(page.getByRole("checkbox")).toHaveCount(0);
      await page.getByRole("button", { name: english.waiverRead }).tap();
      await expect(page.getByText("I ride at my own risk.")).toBeVisible();
      await page.getByLabel(english.waiverAccept).check();
      await checkScreen(page, `${language}-05-waiver-in-english`);
    });

    await test.step("paying leads to the ticket", async () => {
      await pay.tap();
      await (await checkoutOn(page)).getByTestId("pay-succeed").tap();
      await expect(page.getByRole("heading", { name: booking.confirmed.band })).toBeVisible();
      await checkScreen(page, `${language}-04-ticket`);
    });

    await test.step("the email's link opens the ticket in the same language on any phone", async () => {
      const email = await theMessageTo(product.inboxUrl, person.email);
      const link = new RegExp(`http\\S+/${language}/b/\\S+#k=[\\w-]+`).exec(email.text ?? "")?.[0] as string;
      const otherPhone = await aPhone();
      await otherPhone.goto(link);
      await expect(otherPhone.getByRole("heading", { name: booking.confirmed.band })).toBeVisible();
    });
  });

  test(`the queue, the turn, giving up a place and the policies are in ${name}`, async ({
    page: first,
    aPhone,
    anEvent,
  }) => {
    const event = await anEvent({ capacity: 1 });
    await first.goto(`/${language}/e/${event.slug}`);
    await first.getByRole("button", { name: eventText.sale.book }).tap();
    await expect(first.getByRole("heading", { name: booking.held.formTitle })).toBeVisible();

    const second = await aPhone();
    await second.goto(`/${language}/e/${event.slug}`);
    await expect(second.getByText(eventText.sale.standbyTitle)).toBeVisible();
    await checkScreen(second, `${language}-11-standby`);
    await second.getByRole("button", { name: eventText.sale.joinQueue }).tap();
    await expect(second.getByRole("heading", { name: waiting.yourNumber })).toBeVisible();
    await expect(second.getByText(waiting.nobodyAhead, { exact: true })).toBeVisible();
    await checkScreen(second, `${language}-12-waiting`);

    await first.getByRole("button", { name: booking.held.giveUp }).tap();
    await checkScreen(first, `${language}-14-give-back`);
    await first.getByRole("button", { name: booking.held.giveUpConfirm }).tap();
    await expect(first.getByRole("heading", { name: booking.released.title })).toBeVisible();
    await checkScreen(first, `${language}-15-released`);
    await expect(second.getByRole("heading", { name: waiting.turnTitle })).toBeVisible();
    await checkScreen(second, `${language}-13-turn`);
    await first.goto(`/${language}/refunds`);
    await expect(first.getByRole("heading", { level: 1 })).toHaveText(policies.refunds.title);
    await checkScreen(first, `${language}-16-refunds`);
  });
}
