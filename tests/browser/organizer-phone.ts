import type { Page } from "@playwright/test";
import { test as base, expect } from "./story.ts";

export { expect };

/** A signed-in organizer's phone. What a lost network or a missing page writes to the console is not the pages' fault. */
export const test = base.extend<{ phone: Page }>({
  phone: async ({ browser, baseURL, signIn }, use) => {
    const context = await browser.newContext({ baseURL: baseURL as string });
    const errors: string[] = [];
    context.on("weberror", (problem) => errors.push(problem.error().message));
    const phone = await context.newPage();
    await signIn(phone);
    await phone.goto("/admin");
    await expect(phone.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
    await use(phone);
    await context.close();
    expect(errors, "what broke in the pages").toEqual([]);
  },
});
