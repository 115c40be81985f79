import type { Page } from "@playwright/test";
import { aVisitor } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { bookingShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

/** From the event's page into the draw. */
async function joinTheDraw(page: Page, slug: string): Promise<void> {
  await page.goto(`/e/${slug}`);
  await page.getByRole("button", { name: "Join the draw" }).tap();
  await expect(page.getByRole("heading", { name: "You are in the draw" })).toBeVisible();
}

const theTurn = (page: Page) => page.getByRole("heading", { name: "It's your turn" });

async function numberShown(page: Page): Promise<string> {
  const heading = page.getByRole("heading", { name: "Your number", exact: true });
  await expect(heading).toBeVisible();
  return (await heading.locator("xpath=following-sibling::p[1]").textContent()) as string;
}

/** What this page has sent to join the queue. */
function watchJoins(page: Page): unknown[] {
  const joins: unknown[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/queue")) joins.push(request.postDataJSON());
  });
  return joins;
}

test("two people join the draw, their numbers appear by themselves, and the one place goes from the first to the second", async ({
  page: asha,
  aPhone,
  anEvent,
  placesOf,
}) => {
  test.setTimeout(120_000);
  const event = await anEvent({ capacity: 1, concurrencyTarget: 1, opensInMinutes: 0.5, isProofRequired: true });
  const ravi = await aPhone();
  const joins = watchJoins(asha);

  await test.step("before the opening both join, and it makes no difference who joined first", async () => {
    await asha.goto(`/e/${event.slug}`);
    await expect(asha.getByRole("button", { name: "Join the draw" })).toBeEnabled();
    await checkScreen(asha, "30-before-the-draw");
    await joinTheDraw(asha, event.slug);
    await joinTheDraw(ravi, event.slug);
    await expect(asha.getByText(/It makes no difference when you joined/)).toBeVisible();
    await expect(asha.getByText(/sealed before anyone joined \(seal [0-9a-f]{8}…\)/)).toBeVisible();
    await expect(ravi.getByText("2 people have joined so far")).toBeVisible();
    await checkScreen(ravi, "31-in-the-draw");
    await asha.reload();
    await expect(asha.getByRole("heading", { name: "You are in the draw" })).toBeVisible();
  });

  const [first, second] =
    await test.step("at the opening the first is called, and the second has a number", async () => {
      const whoseTurn = async () =>
        (await theTurn(asha).isVisible()) ? asha : (await theTurn(ravi).isVisible()) ? ravi : null;
      await expect.poll(whoseTurn, { timeout: 60_000 }).not.toBeNull();
      const called = (await whoseTurn()) === asha ? asha : ravi;
      await expect(called.getByRole("timer")).toHaveText(/0:[1-5]\d/);
      await expect(called.getByText(/called while you were away/)).toHaveCount(0);
      return called === asha ? [asha, ravi] : [ravi, asha];
    });
  expect(await numberShown(second)).toBe("2");
  await expect(second.getByText("You are next", { exact: true })).toBeVisible();
  await expect(second.getByText("Your number was drawn among 2 people.")).toBeVisible();
  await checkScreen(second, "32-drawn");
  expect(joins, "once for the challenge and once with its solution, and never again").toHaveLength(2);

  await test.step("the first takes the place and gives it up, and the second gets it", async () => {
    await first.getByRole("button", { name: "Get my place" }).tap();
    await bookingShown(first);
    await giveBack(first);
    await expect(theTurn(second)).toBeVisible();
    await expect(second).toHaveTitle(/^Your turn/);
    await second.getByRole("button", { name: "Get my place" }).tap();
    await bookingShown(second);
  });
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 0 });
});

async function giveBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Give up my place" }).tap();
  await page.getByRole("button", { name: "Yes, give it up" }).tap();
}

/** A full event, in which this page waits. */
async function waitIn(page: Page, first: Page, slug: string): Promise<string> {
  await takePlace(first, slug);
  await page.goto(`/e/${slug}`);
  await page.getByRole("button", { name: "Join the queue" }).tap();
  return numberShown(page);
}

test("a reload, a second tab and cleared storage keep the number", { tag: "@long" }, async ({
  page,
  context,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 1 });
  const number = await waitIn(page, await aPhone(), event.slug);

  await page.reload();
  expect(await numberShown(page)).toBe(number);
  const secondTab = await context.newPage();
  await secondTab.goto(`/e/${event.slug}/queue`);
  expect(await numberShown(secondTab)).toBe(number);
  await secondTab.close();

  await page.evaluate(() => localStorage.clear());
  const joins = watchJoins(page);
  await page.reload();
  expect(await numberShown(page)).toBe(number);
  expect(joins).toMatchObject([{ fromCookie: true }]);
  await page.reload();
  expect(await numberShown(page)).toBe(number);
  expect(joins, "what the cookie brought is remembered").toHaveLength(1);
});

test("two tabs opened at the same time share one place", { tag: "@long" }, async ({
  page,
  context,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 1 });
  await takePlace(await aPhone(), event.slug);
  const tabs = [page, await context.newPage()];
  await Promise.all(tabs.map((tab) => tab.goto(`/e/${event.slug}/queue`)));
  expect(await Promise.all(tabs.map(numberShown))).toEqual(["2", "2"]);
});

test("the link to a place opens its number on any phone", { tag: "@long" }, async ({
  page,
  context,
  aPhone,
  anEvent,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const event = await anEvent({ capacity: 1 });
  const number = await waitIn(page, await aPhone(), event.slug);
  await page.getByRole("button", { name: "Copy a link to my place" }).tap();
  await expect(page.getByText(/^Copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const otherPhone = await aPhone();
  await otherPhone.goto(link);
  expect(await numberShown(otherPhone)).toBe(number);
  expect(otherPhone.url()).not.toContain("#");
});

test("a browser with cleared storage takes the place that its cookie brings back, and shares it by a link", {
  tag: "@long",
}, async ({ page, context, aPhone, anEvent }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const event = await anEvent({ capacity: 1 });
  const first = await aPhone();
  const number = await waitIn(page, first, event.slug);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  expect(await numberShown(page)).toBe(number);
  await page.getByRole("button", { name: "Copy a link to my place" }).tap();
  await expect(page.getByText(/^Copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const otherPhone = await aPhone();
  await otherPhone.goto(link);
  expect(await numberShown(otherPhone)).toBe(number);
  await giveBack(first);
  await expect(theTurn(otherPhone)).toBeVisible();
  await page.getByRole("button", { name: "Get my place" }).tap();
  const bookingId = await bookingShown(page);
  await otherPhone.getByRole("button", { name: "Get my place" }).tap();
  expect(await bookingShown(otherPhone)).toBe(bookingId);
});

test("inside another app the page asks to be opened in a browser, and shows the link where it may not copy", {
  tag: "@long",
}, async ({ browser, product, aPhone, anEvent }) => {
  const event = await anEvent({ capacity: 1 });
  const agent = "Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 Chrome/130.0 Mobile Instagram 355.0";
  const context = await browser.newContext({ baseURL: product.url, userAgent: agent });
  await context.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const page = await context.newPage();
  await waitIn(page, await aPhone(), event.slug);
  await expect(page.getByText("Open this page in your browser")).toBeVisible();
  await page.getByRole("button", { name: "Copy a link to my place" }).tap();
  await expect(page.getByRole("textbox", { name: "Copy a link to my place" })).toHaveValue(/\/queue#k=/);
  await checkScreen(page, "33-inside-an-app");
  await context.close();
});

test("a browser without storage keeps the number as long as its pages link from one to the next", {
  tag: "@long",
}, async ({ page, context, aPhone, anEvent }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  const event = await anEvent({ capacity: 1 });
  const number = await waitIn(page, await aPhone(), event.slug);
  await context.clearCookies();
  await page.reload();
  expect(await numberShown(page)).toBe(number);
});

test("without Web Workers the page proves work itself", { tag: "@long" }, async ({ page, anEvent }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  const event = await anEvent({ capacity: 5, opensInMinutes: 5, isProofRequired: true });
  await joinTheDraw(page, event.slug);
});

test("a proof of work shows its progress, and one that was interrupted continues when the visitor comes back", {
  tag: "@long",
}, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 5, isProofRequired: true });
  const salts: string[] = [];
  // The solution is on its way for as long as somebody looks.
  await page.route("**/queue", async (route) => {
    const { proof } = (route.request().postDataJSON() ?? {}) as { proof?: string };
    if (proof === undefined) return route.continue();
    salts.push(JSON.parse(atob(proof)).salt);
    if (salts.length > 1) await route.continue();
  });
  const worker = page.waitForEvent("worker");
  await page.goto(`/e/${event.slug}/queue`);
  await worker;
  await expect(page.getByText("Checking that you're not a bot")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^\d+% done/ })).toBeVisible();
  await expect.poll(() => salts).toHaveLength(1);
  await checkScreen(page, "35-proof-of-work");

  await page.reload();
  await expect(page.getByRole("heading", { name: "You are in the draw" })).toBeVisible();
  expect(salts).toEqual([salts[0], salts[0]]);
});

test("a number that missed its call stays valid, and gets the next place that comes back without a press", {
  tag: "@long",
}, async ({ page, aPhone, anEvent, letCallLapse, product }) => {
  const event = await anEvent({ capacity: 1 });
  const first = await aPhone();
  const number = await waitIn(page, first, event.slug);
  await giveBack(first);
  await expect(theTurn(page)).toBeVisible();

  await letCallLapse(event);
  const other = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await other.join();
  await expect.poll(async () => (await other.claim()).status).toBe(201);
  await page.getByRole("button", { name: "Get my place" }).tap();
  await expect(page.getByText("You missed your turn")).toBeVisible();
  // Green is for what is yours.
  await expect(page.getByText("You missed your turn")).toHaveClass(/text-time/);
  expect(await numberShown(page)).toBe(number);
  await checkScreen(page, "36-lapsed");

  await other.giveBack();
  await bookingShown(page);
});

test("a page hidden near its turn learns of it, plays the alert when shown, counts down, and expires by itself", {
  tag: "@long",
}, async ({ page, aPhone, anEvent }) => {
  const event = await anEvent({ capacity: 1 });
  const first = await aPhone();
  await page.addInitScript(() => {
    const seen = { isHidden: false, locks: 0, buzzes: 0 };
    Object.assign(window, { seen });
    Object.defineProperty(document, "hidden", { get: () => seen.isHidden });
    navigator.vibrate = () => Boolean(++seen.buzzes);
    navigator.wakeLock.request = () => Promise.reject(new Error(String(++seen.locks)));
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const show = (isShown: boolean) =>
    page.evaluate((shown) => {
      (window as unknown as { seen: Seen }).seen.isHidden = !shown;
      document.dispatchEvent(new Event("visibilitychange"));
    }, isShown);
  await page.clock.install();
  await waitIn(page, first, event.slug);
  await expect(
    page.getByText("Your turn is near. Keep this page open: when it comes, you have a minute."),
  ).toBeVisible();
  await expect.poll(async () => (await seen()).locks, "the screen is kept on").toBeGreaterThan(0);
  await page.getByRole("heading", { name: "Your number", exact: true }).tap();

  await show(false);
  await giveBack(first);
  await expect(page).toHaveTitle(/^Your turn/, { timeout: 30_000 });
  expect((await seen()).buzzes).toBe(0);
  await show(true);
  await expect.poll(async () => (await seen()).buzzes).toBe(1);
  await expect(page.getByRole("timer")).toHaveText(/^0:[0-5]\d left to take it$/);
  await expect(page.getByText("cat_full · ₹1,525")).toBeVisible();
  await checkScreen(page, "37-turn-counts-down");

  await page.clock.fastForward(60_000);
  await expect(page.getByText("You missed your turn")).toBeVisible();
  await expect(page.getByRole("button", { name: "Get my place" })).toHaveCount(0);
  await checkScreen(page, "38-turn-over");
  await page.getByRole("button", { name: "Ask for the next place" }).tap();
  await bookingShown(page);
});

type Seen = { isHidden: boolean; locks: number; buzzes: number };

test("a visitor with a long wait is told when to be back", { tag: "@long" }, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 20 });
  await joinTheDraw(page, event.slug);
  await expect(page.getByText(/^You stay in the draw. Be back by \d+:\d\d [ap]m IST.$/)).toBeVisible();
});

test("at their turn a visitor can choose another ride before taking a place", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
}) => {
  const categories = [
    { id: "full", capacity: 1 },
    { id: "half", capacity: 1, ticketPricePaise: 100_000 },
  ];
  const event = await anEvent({ capacity: 1, categories });
  const first = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await first.join();
  await first.claim("full");
  await page.goto(`/e/${event.slug}`);
  await page.getByText("full", { exact: true }).tap();
  await page.getByRole("button", { name: "Join the queue" }).tap();
  await numberShown(page);
  await first.giveBack();

  await expect(page.getByText("full · ₹1,525")).toBeVisible();
  await page.getByRole("button", { name: "Choose another ride" }).tap();
  await page.getByText("half", { exact: true }).tap();
  await checkScreen(page, "39-turn-with-a-choice");
  await page.getByRole("button", { name: "Get my place" }).tap();
  await bookingShown(page);
  await expect(page.getByRole("button", { name: "Pay ₹1,025" })).toBeVisible();
});

test("without a connection the last numbers stay on screen, with their age", { tag: "@long" }, async ({
  page,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 1 });
  const number = await waitIn(page, await aPhone(), event.slug);
  // Nothing comes back, not even an error.
  await page.route("**/status", () => {});
  await expect(page.getByText(/What you see is \d+ seconds old/)).toBeVisible({ timeout: 30_000 });
  expect(await numberShown(page)).toBe(number);
  await checkScreen(page, "34-no-connection");
  await page.unroute("**/status");
  await expect(page.getByText(/What you see is/)).toHaveCount(0);
});
