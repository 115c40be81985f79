import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCREENS = join(import.meta.dirname, "../../test-results/screens");

/** PICTURES=1 keeps a picture of every screen, for people to look at. */
const keepsPictures = Boolean(process.env.PICTURES);

const phone = { width: 360, height: 740 };
const looks = [
  { name: "360-light", colorScheme: "light", viewport: phone, check: expectNobodyShutOut },
  // The same elements by night: only their colors are others.
  { name: "360-dark", colorScheme: "dark", viewport: phone, check: expectEnoughContrast },
  { name: "1280-light", colorScheme: "light", viewport: { width: 1280, height: 800 }, check: null },
] as const;

/**
 * The screen as it stands now, by day, by night and on a desktop: nothing stands beyond the edge and nobody is shut out
 * (axe, WCAG 2.2 AA).
 */
export async function checkScreen(page: Page, screen: string): Promise<void> {
  for (const { name, colorScheme, viewport, check } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    if (keepsPictures) await page.screenshot({ path: join(SCREENS, `${screen}-${name}.png`), fullPage: true });
    await expectNothingBeyondTheEdge(page, `${screen}, ${name}`);
    await check?.(page, `${screen}, ${name}`);
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNothingBeyondTheEdge(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${where}: the width that the page needs`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

async function expectNobodyShutOut(page: Page, where: string): Promise<void> {
  await expectAxeFindsNothing(new AxeBuilder({ page }).withTags(WCAG_2_2_AA), where);
}

async function expectEnoughContrast(page: Page, where: string): Promise<void> {
  await expectAxeFindsNothing(new AxeBuilder({ page }).withRules(["color-contrast"]), where);
}

async function expectAxeFindsNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(" ")})`);
  expect.soft(found, `${where}: what axe finds`).toEqual([]);
}
