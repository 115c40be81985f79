import type { Page } from "@playwright/test";
import { aVisitor } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { doubleTap } from "./double-tap.ts";
import { expect, test } from "./story.ts";

/** The waiting page asks at least every twenty seconds, and the answer may be some seconds old. */
const SEEN_BY_VISITORS = { timeout: 30_000 };

test("an organizer pauses a sale while somebody waits, tells everybody why, lets it go on, and closes it", async ({
  page,
  product,
  aPhone,
  anEvent,
  letCallLapse,
  signIn,
}) => {
  test.setTimeout(180_000);
  // One place at checkout, and somebody has it: the next one waits.
  const event = await anEvent({ capacity: 20, concurrencyTarget: 1, callsPerSecond: 5, callsBurst: 10 });
  const holder = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await holder.join();
  expect((await holder.claim()).status).toBe(201);

  const visitor = await aPhone();
  await visitor.goto(`/hi/e/${event.slug}/queue`);
  await expect(visitor.getByText("2", { exact: true })).toBeVisible(SEEN_BY_VISITORS);
  await signIn(page);
  await page.goto(`/admin/events/${event.slug}`);
  const control = (name: string) => page.getByRole("region", { name: "Controls" }).getByRole("button", { name });
  const numberOf = (name: string) => page.locator("dt").getByText(name, { exact: true }).locator("+ dd");

  await test.step("the numbers and the controls stand on one page", async () => {
    await expect(numberOf("Waiting")).toHaveText(/^1/);
    await expect(numberOf("Booking now")).toHaveText(/1 held/);
    await expect(page.getByText("All is well")).toBeVisible();
    await checkScreen(page, "60-controls");
    await control("Speed").tap();
    await expect(page.getByText("As many people are booking as may book at the same time.")).toBeVisible();
    await checkScreen(page, "66-controls-speed");
    await page.getByRole("button", { name: "Close", exact: true }).tap();
  });

  await test.step("paused with two presses, of which a double tap is one; the waiting visitor is told", async () => {
    await control("Pause").tap();
    await expect(page.getByRole("heading", { name: "The sale is running" })).toBeVisible();
    const pressed = pressAtOnce(page, "Resume the sale");
    await page.getByRole("button", { name: "Pause the sale" }).tap();
    await pressed;
    await expect(page.getByRole("heading", { name: "The sale is paused" })).toBeVisible();
    await checkScreen(page, "67-controls-paused-now");
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await expect(page.getByText("The sale is paused: nobody new is called.")).toBeVisible();
    await expect(page.getByText("All is well")).toHaveCount(0);
    await expect(visitor.getByText(/आयोजक ने बुकिंग रोकी है/)).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("a message in two languages, with a preview; the Hindi page shows the Hindi text", async () => {
    await control("Message").tap();
    await page.getByLabel("English").fill("We check the list. We go on at 10:30.");
    await expect(page.getByText("Readers of Hindi see:")).toBeVisible();
    await page.getByLabel("Hindi").fill("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।");
    await checkScreen(page, "61-controls-message");
    await page.getByRole("button", { name: "Post the message" }).tap();
    await expect(page.getByText("Done. Everyone sees it within half a minute.")).toBeVisible();
    await expect(visitor.getByText("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।")).toBeVisible(SEEN_BY_VISITORS);
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await checkScreen(page, "62-controls-paused");
  });

  await test.step("the event page shows it in its language too, and in English where there is no translation", async () => {
    const reader = await aPhone();
    await reader.goto(`/hi/e/${event.slug}`);
    await expect(reader.getByText("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।")).toBeVisible(SEEN_BY_VISITORS);
    await reader.goto(`/mr/e/${event.slug}`);
    await expect(reader.getByText("We check the list. We go on at 10:30.")).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("a number with a zero too many is refused beside its field", async () => {
    await control("Speed").tap();
    const field = page.getByLabel("Most people to call per second");
    await expect(field, "a number of its own, so that the fields are open").toBeVisible();
    await field.fill("500");
    await page.getByRole("button", { name: "Use these numbers" }).tap();
    await expect(page.getByText("Enter a whole number from 1 to 100.")).toBeVisible();
    await field.fill("10");
  });

  await test.step("a speed is chosen with one press, and its numbers stand below", async () => {
    const faster = page.getByRole("button", { name: "Faster" });
    await faster.tap();
    await expect(faster).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByText("Done. It applies from now on.")).toBeVisible();
    await expect(page.getByLabel("Most people to call per second")).toHaveValue("40");
    await checkScreen(page, "68-controls-faster");
  });

  await test.step("while it is paused nobody is called, however many may book; then it resumes", async () => {
    await page.getByText("Advanced: your own numbers").tap();
    await page.getByLabel("Most people booking at the same time").fill("5");
    await page.getByRole("button", { name: "Use these numbers" }).tap();
    await expect(page.getByText("Done. It applies from now on.")).toBeVisible();
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await expect(numberOf("Waiting")).toHaveText(/^1/);

    await control("Resume").tap();
    await page.getByRole("button", { name: "Resume the sale" }).tap();
    await expect(page.getByRole("heading", { name: "The sale is running" })).toBeVisible();
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await expect(numberOf("Waiting")).toHaveText(/^0/, SEEN_BY_VISITORS);
    await expect(visitor.getByRole("heading", { name: "अब आपकी बारी है" })).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("closing asks for confirmation, and then everybody is told", async () => {
    const confirm = page.getByRole("button", { name: "Yes, close the sale" });
    await doubleTap(page.getByRole("button", { name: "Close the sale", exact: true }));
    await expect(confirm).toBeEnabled();
    await checkScreen(page, "63-controls-close");
    await confirm.tap();
    await expect(page.getByText("Sale closed", { exact: true })).toBeVisible();
    await expect(page.getByText("The sale is closed: nobody else is called.")).toBeVisible();
    await expect(control("Pause")).toHaveCount(0);
    await checkScreen(page, "64-controls-closed");
    // A visitor who was called keeps the minute.
    await letCallLapse(event);
    await expect(visitor.getByText("बुकिंग बंद हो गई है")).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("the history shows who did what, and what it was before", async () => {
    await page.getByRole("link", { name: "Set-up" }).tap();
    await page.getByRole("link", { name: "History" }).tap();
    for (const entry of [
      "Closed the sale",
      "Resumed the sale",
      "Changed how many people may book at the same time from 600 to 5",
      "Changed how many people are called per second, at most, from 5 to 40",
      "Posted the English message: “We check the list. We go on at 10:30.”",
      "Paused the sale",
    ]) {
      await expect(page.getByRole("listitem").filter({ hasText: entry })).toContainText(product.organizer.email);
    }
    await checkScreen(page, "68-history");
  });
});

test("an organizer says how early people may join, and is told how many places there must be", {
  tag: "@long",
}, async ({ page, product, anEvent, signIn }) => {
  const event = await anEvent({ capacity: 5 });
  for (let places = 0; places < 2; places += 1) {
    const holder = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
    await holder.join();
    expect((await holder.claim()).status).toBe(201);
  }
  await signIn(page);
  const early = page.getByLabel("How many minutes early people may join");
  const work = page.getByLabel("Block bots (recommended)");
  const save = () => page.getByRole("button", { name: "Save", exact: true }).tap();

  await test.step("too few places are refused with the number that is possible", async () => {
    await page.goto(`/admin/events/${event.slug}/edit/sale`);
    await early.fill("2000");
    await save();
    const tooEarly = "Enter a whole number of minutes from 0 to 1,440, which is a day.";
    await expect(page.getByText(tooEarly).first()).toBeVisible();
    await early.fill("45");
    await expect(work).not.toBeChecked();
    await work.check();
    await save();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();

    await page.goto(`/admin/events/${event.slug}/edit/places`);
    await page.getByLabel("Places in all").fill("1");
    await page.getByLabel("Places", { exact: true }).fill("1");
    await save();
    await expect(page.getByText("It cannot be less than 2: 0 confirmed, 2 held.").first()).toBeVisible();
    await checkScreen(page, "65-below-sold");
  });

  await test.step("what is possible is saved, and the change of places is on the record", async () => {
    await page.getByLabel("Places in all").fill("2");
    await page.getByLabel("Places", { exact: true }).fill("2");
    await save();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.goto(`/admin/events/${event.slug}/edit/sale`);
    await expect(early).toHaveValue("45");
    await expect(work).toBeChecked();
    await page.goto(`/admin/events/${event.slug}/history`);
    const entry = page.getByRole("listitem").filter({ hasText: "Changed the places from 5 to 2" });
    await expect(entry).toContainText(product.organizer.email);
  });
});

/** Presses the button of that name the moment it can be pressed: the second half of a double tap on what stood there before. */
function pressAtOnce(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
          if (!button || button.disabled) return;
          observer.disconnect();
          button.click();
          done();
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    name,
  );
}
