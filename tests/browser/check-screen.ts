import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCREENS = join(import.meta.dirname, "../../test-results/screens");

const phone = { width: 360, height: 740 };
const looks = [
  { name: "360-light", colorScheme: "light", viewport: phone },
  { name: "360-dark", colorScheme: "dark", viewport: phone },
  { name: "1280-light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
] as const;

/**
 * The screen as it stands now, by day, by night and on a desktop: nothing stands beyond the edge, nobody is shut out (axe,
 * WCAG 2.2 AA), and a picture of each is kept for people to look at.
 */
export async function checkScreen(page: Page, screen: string): Promise<void> {
  for (const { name, colorScheme, viewport } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(SCREENS, `${screen}-${name}.png`), fullPage: true });
    await expectNothingBeyondTheEdge(page, `${screen}, ${name}`);
    // A desktop shows the same elements in the same colors.
    if (viewport === phone) await expectNobodyShutOut(page, `${screen}, ${name}`);
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNothingBeyondTheEdge(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${where}: the width that the page needs`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

async function expectNobodyShutOut(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_2_2_AA).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(" ")})`);
  expect.soft(found, `${where}: what axe finds`).toEqual([]);
}
