import type { Locator, Page } from "@playwright/test";
import { copyOf } from "#app/copy/copy-of.ts";
import { expect, test } from "./story.ts";

/** Document, script, picture and numbers, with the second look at them, which a slow network may wait for. */
const REQUESTS_MAX = 6;
/** Of a server that compresses with gzip, as the Node server does. */
const BYTES_MAX = 60_000;
/** Google calls 0.1 good. */
const SHIFT_MAX = 0.05;

type Load = { shift: number; bytes: number; requests: string[] };

/** One cold visit on a phone network of 1.6 Mbit/s, with all that is loaded until the numbers stand there. */
async function visit(page: Page, path: string): Promise<Load> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 60_000,
  });
  const load: Load = { shift: 0, bytes: 0, requests: [] };
  network.on("Network.responseReceived", ({ response }) => {
    if (!response.fromDiskCache && !response.fromPrefetchCache) load.requests.push(new URL(response.url).pathname);
  });
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    load.bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path);
  await expect(page.getByText("Checking places")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  load.shift = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  return load;
}

test("the event page does not shift while it loads, and loads no more than it must", async ({ aPhone, anEvent }) => {
  const onSale = await anEvent({ capacity: 5 });
  const later = await anEvent({ capacity: 5, opensInMinutes: 60 * 24, closesInMinutes: 60 * 48 });
  const paths = [`/e/${onSale.slug}`, "/e/pune-pandharpur", "/hi/e/pune-pandharpur", `/e/${later.slug}`];
  for (const path of paths) {
    const load = await visit(await aPhone(), path);
    test.info().annotations.push({ type: "weight", description: `${path} ${JSON.stringify(load)}` });
    expect.soft(load.shift, `${path}: layout shift`).toBeLessThan(SHIFT_MAX);
    expect.soft(load.bytes, `${path}: bytes`).toBeLessThanOrEqual(BYTES_MAX);
    expect
      .soft(
        load.requests.filter((request) => request.startsWith("/_next/")),
        `${path}: of Next's`,
      )
      .toEqual([]);
    expect.soft(load.requests.length, `${path}: ${load.requests.join(" ")}`).toBeLessThanOrEqual(REQUESTS_MAX);
  }
});

test("a browser that already has the event page gets 304", { tag: "@long" }, async ({ page, anEvent }) => {
  const path = `/e/${(await anEvent({ capacity: 5 })).slug}`;
  const first = await page.request.get(path);
  const etag = first.headers().etag ?? "";
  expect(etag).toMatch(/^"[\w-]{43}"$/);

  const again = await page.request.get(path, { headers: { "if-none-match": etag } });

  expect(again.status()).toBe(304);
  expect(again.headers()["cache-control"]).toBe(first.headers()["cache-control"]);
});

test("the next page's scripts are prefetched when a visitor is about to press, unless data saving is on", {
  tag: "@long",
}, async ({ aPhone, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const [rider, saver] = [await aPhone(), await aPhone()];
  await saver.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  for (const page of [rider, saver]) {
    const fetched = new Set<string>();
    page.on("request", (request) => fetched.add(new URL(request.url()).pathname));
    const fetchedOfNext = () => [...fetched].filter((path) => path.startsWith("/_next/static/"));
    await page.goto(`/e/${event.slug}`);
    await expect(page.getByRole("button", { name: "Book" })).toBeEnabled();
    await page.waitForLoadState("networkidle");
    expect(fetchedOfNext()).toEqual([]);

    await page.getByRole("button", { name: "Book" }).focus();
    if (page === rider) await expect.poll(() => fetchedOfNext().length).toBeGreaterThan(3);
    await page.waitForLoadState("networkidle");
    const early = fetchedOfNext();
    await page.getByRole("button", { name: "Book" }).tap();
    await expect(page.getByRole("heading", { name: "Who is riding?" })).toBeVisible();
    if (page === rider) expect(early).toEqual(expect.arrayContaining(await scriptsOf(page)));
    else expect(early).toEqual([]);
  }
});

const scriptsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>("script[src*='/_next/']:not([nomodule])")].map(
      (script) => new URL(script.src).pathname,
    ),
  );

/** Letters of twice the size, as a person sets them who sees badly: whatever stands beyond the edge. */
async function beyondTheEdge(page: Page): Promise<string[]> {
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  return page.evaluate((width) => {
    const isSeen = (element: Element) => !element.closest(".sr-only, [aria-hidden=true]");
    const outside = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return own > 0 && isSeen(element) && (right > width + 1 || left < -1);
    });
    return outside.map((element) => element.outerHTML.slice(0, 120));
  }, page.viewportSize()?.width ?? 0);
}

test("twice the font size cuts off neither Book, nor a countdown, nor Pay", async ({ page, anEvent }) => {
  const onSale = await anEvent({ capacity: 5 });
  const later = await anEvent({ capacity: 5, opensInMinutes: 60 * 24, closesInMinutes: 60 * 48 });
  for (const language of ["", "/hi", "/mr"]) {
    // One with a ride, and one with a choice of rides.
    for (const slug of [onSale.slug, "pune-pandharpur"]) {
      await page.goto(`${language}/e/${slug}`);
      await expect(page.getByRole("button").last()).toBeEnabled();
      expect.soft(await beyondTheEdge(page), `${language} ${slug}`).toEqual([]);
      await expect(page.getByRole("button").last()).toBeInViewport({ ratio: 0.9 });
    }
    await page.goto(`${language}/e/${later.slug}`);
    await expect(page.getByRole("timer")).toHaveText(/\d:\d\d/);
    expect.soft(await beyondTheEdge(page), `${language} before the opening`).toEqual([]);
    await expect(page.getByRole("timer")).toBeInViewport({ ratio: 0.9 });
  }

  await page.goto(`/e/${onSale.slug}`);
  await page.getByRole("button", { name: "Book" }).tap();
  await expect(page.getByRole("heading", { name: "Who is riding?" })).toBeVisible();
  expect.soft(await beyondTheEdge(page), "the form").toEqual([]);
  await expect(page.getByRole("timer")).toBeInViewport({ ratio: 0.9 });
  const pay = page.getByRole("button", { name: /^Pay ₹/ });
  await expect(pay).toBeInViewport({ ratio: 0.9 });

  await pay.tap();
  const title = page.getByText(/things to correct$/);
  await expect(title).toBeInViewport({ ratio: 1 });
  expect(await isCovered(title), "what is wrong lies under something").toBe(false);
  await page.getByRole("link", { name: "Enter your email address." }).tap();
  await expect(page.getByLabel("Email")).toBeInViewport({ ratio: 1 });
  expect(await isCovered(page.getByLabel("Email")), "the field lies under something").toBe(false);
  expect(await shareThatStays(page), "of the screen, below bars that stay").toBeLessThan(0.3);
  await page.screenshot({ path: "test-results/screens/74-large-letters.png" });
});

/** Whether another element lies over its middle. */
const isCovered = (locator: Locator) =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return !element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });

/** How much of a scrolled page's height bars take that do not scroll. */
const shareThatStays = (page: Page) =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll("main *")].filter((element) =>
      ["fixed", "sticky"].includes(getComputedStyle(element).position),
    );
    const heights = bars.map((bar) => {
      const { top, bottom } = bar.getBoundingClientRect();
      return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    });
    return heights.reduce((sum, height) => sum + height, 0) / innerHeight;
  });

test("a phone in landscape shows the title and Book, not only the picture", { tag: "@long" }, async ({ page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await page.goto("/e/pune-pandharpur");
  await expect(page.getByRole("button", { name: "Book" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 0.5 });
});

test("a browser without JavaScript is told what is missing, and whom to ask", async ({ browser, product, anEvent }) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 60 * 24, closesInMinutes: 60 * 48 });
  const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [path, language] of [
    ["", "en"],
    ["/hi", "hi"],
    ["/mr", "mr"],
  ] as const) {
    const { waiting, booking, tickets, pages } = copyOf(language);
    await page.goto(`${path}/e/${event.slug}/queue`);
    // Playwright looks for no text inside of noscript.
    await expect(page.locator("noscript p").first()).toBeVisible();
    expect(await page.locator("noscript p").first().textContent()).toBe(waiting.noScript);
    await expect(page.getByRole("link", { name: /@/ })).toBeVisible();
    await page.goto(`${path}/b/bkg_anything`);
    expect(await page.locator("noscript p").first().textContent()).toBe(booking.noScript);
    await expect(page.getByText(booking.loading, { exact: true })).toBeHidden();
    await expect(page.locator("noscript a")).toHaveAttribute("href", `${path}/contact`);
    for (const [address, text] of [
      ["/t", tickets.noScript],
      ["/lost-ticket", tickets.lost.noScript],
    ] as const) {
      await page.goto(path + address);
      expect(await page.locator("noscript p").first().textContent()).toBe(text);
      await expect(page.locator("main")).toBeHidden();
      await expect(page.locator("noscript a")).toHaveText(pages.whomToAsk);
    }
  }
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText(/^Booking opens .* IST/)).toBeVisible();
  await context.close();
});

test("a link preview of an event has its title, date, price and picture, in the link's language", {
  tag: "@long",
}, async ({ page }) => {
  const tagsOf = (path: string) =>
    page
      .goto(path)
      .then(() =>
        page.evaluate(() =>
          Object.fromEntries(
            [...document.querySelectorAll("meta[property^='og:'], meta[name^='twitter:']")].map((tag) => [
              tag.getAttribute("property") ?? tag.getAttribute("name"),
              tag.getAttribute("content") ?? "",
            ]),
          ),
        ),
      );
  const tags = await tagsOf("/mr/e/pune-pandharpur");
  expect(tags).toMatchObject({
    "og:title": "पुणे–पंढरपूर सायकल राइड",
    "og:locale": "mr_IN",
    "og:description": expect.stringMatching(/पहाटे 5:00 · .* · ₹1,025 पासून, सर्व खर्चासह$/),
    "twitter:card": "summary_large_image",
  });
  const picture = await page.request.get(tags["og:image"] as string);
  expect(picture.headers()["content-type"]).toBe("image/jpeg");
  expect((await picture.body()).length).toBeLessThan(300_000);
  expect((await (await page.request.get("/robots.txt")).text()).split("\n")).toContain("Allow: /api/pictures/");
  expect(await (await page.request.get("/card.jpg")).body()).not.toHaveLength(0);
});

test("the contact page names the organizer, leads to a lost ticket, and plain pages lead back", {
  tag: "@long",
}, async ({ page }) => {
  await page.goto("/e/pune-pandharpur");
  await page.getByRole("link", { name: "Contact" }).click();
  await expect(page.getByText("Pune Cycling Trust (demo)")).toBeVisible();
  await expect(page.getByRole("link", { name: "020 5550 0147" })).toBeVisible();
  await page.getByRole("link", { name: "Have your ticket sent again" }).click();
  await expect(page).toHaveURL("/lost-ticket");
  await page.goBack();
  const back = page.getByRole("link", { name: "Back", exact: true });
  await expect(back).toHaveAttribute("href", /\/e\/pune-pandharpur$/);
  await back.click();
  await expect(page).toHaveURL("/e/pune-pandharpur");

  await page.goto("/terms");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(page).toHaveURL("/");
});
