import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

/** For cheap phones on a crowded network; the waiting room's own promise. */
const OWN_BYTES_MAX = 30_000;

const weightOf = (texts: Iterable<string | Buffer>): number =>
  [...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);

/** The scripts that a page loads, its workers' too, by address. */
async function scriptsOf(page: Page, visit: () => Promise<void>): Promise<Map<string, Buffer>> {
  const scripts = new Map<string, Promise<Buffer>>();
  const context = page.context();
  const onResponse = (response: { url(): string; body(): Promise<Buffer> }) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js")) scripts.set(pathname, response.body());
  };
  context.on("response", onResponse);
  await visit();
  await page.waitForLoadState("networkidle");
  context.off("response", onResponse);
  return new Map(await Promise.all([...scripts].map(async ([path, body]) => [path, await body] as const)));
}

test("the queue page's own scripts, proof of work and styles weigh at most 30 kB", async ({
  page,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 5, isProofRequired: true });
  // A page that does nothing loads what Next and React need.
  const shared = await scriptsOf(page, async () => void (await page.goto("/contact")));

  const phone = await aPhone();
  const all = await scriptsOf(phone, async () => {
    await phone.goto(`/e/${event.slug}/queue`);
    await expect(phone.getByRole("heading", { name: "You are in the draw" })).toBeVisible();
  });
  const own = [...all].filter(([path]) => !shared.has(path));
  const styles = await phone.locator("style").allTextContents();
  expect(
    own.some(([path]) => path.includes("worker")),
    "the worker is among the scripts",
  ).toBe(true);
  expect(styles.join("")).toContain("--brand");

  const weight = { scripts: weightOf(own.map(([, body]) => body)), styles: weightOf(styles) };
  test.info().annotations.push({ type: "weight", description: JSON.stringify(weight) });
  expect(weight.scripts + weight.styles, JSON.stringify(weight)).toBeLessThanOrEqual(OWN_BYTES_MAX);
});

test("the page does not shift while somebody waits", { tag: "@long" }, async ({ page, aPhone, anEvent }) => {
  const event = await anEvent({ capacity: 1 });
  await takePlace(await aPhone(), event.slug);
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`/e/${event.slug}/queue`);
  await expect(page.getByRole("heading", { name: "Your number", exact: true })).toBeVisible();
  for (let looks = 0; looks < 3; looks += 1) await page.waitForResponse("**/status");
  const shifted = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  // Google calls 0.1 good.
  expect(shifted).toBeLessThan(0.05);
});
