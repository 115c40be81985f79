import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCREENS = join(import.meta.dirname, "../../test-results/screens");

/** PICTURES=1 keeps a picture of every screen, for people to look at. */
const keepsPictures = Boolean(process.env.PICTURES);

const phone = { width: 360, height: 740 };
const looks = [
  { name: "360-light", colorScheme: "light", viewport: phone, rules: WCAG_2_2_AA },
  // The same elements by night: only their colors are others.
  { name: "360-dark", colorScheme: "dark", viewport: phone, rules: ["color-contrast"] },
  { name: "1280-light", colorScheme: "light", viewport: { width: 1280, height: 800 }, rules: [] },
] as const;
type Options = {
  /** Also for axe the screen on a desktop is another one: it has other parts, or they stand elsewhere. */
  isOtherWhereWide?: boolean;
};

/**
 * The screen as it stands now, by day, by night and on a desktop: nothing stands beyond the edge and nobody is shut out
 * (axe, WCAG 2.2 AA).
 */
export async function checkScreen(page: Page, screen: string, { isOtherWhereWide = false }: Options = {}) {
  // Half a megabyte, which a screen on the same page has read already.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  for (const { name, colorScheme, viewport, rules: ownRules } of looks) {
    const rules = viewport.width > phone.width && isOtherWhereWide ? WCAG_2_2_AA : ownRules;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    if (keepsPictures) await page.screenshot({ path: join(SCREENS, `${screen}-${name}.png`), fullPage: true });
    await expectNothingBeyondTheEdge(page, `${screen}, ${name}`);
    if (rules.length > 0) await expectNobodyShutOut(page, [...rules], `${screen}, ${name}`);
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNothingBeyondTheEdge(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${where}: the width that the page needs`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** With axe in the page: `@axe-core/playwright` would read its half megabyte anew for each look, which takes longer than to use it. */
async function expectNobodyShutOut(page: Page, rules: string[], where: string): Promise<void> {
  const violations = await page.evaluate(async (runOnly) => {
    // No frame is ours.
    const found = await window.axe.run({ runOnly, iframes: false, resultTypes: ["violations"] });
    return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(" ")})`);
  }, rules);
  expect.soft(violations, `${where}: what axe finds`).toEqual([]);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
