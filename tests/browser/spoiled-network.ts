import type { BrowserContext, Page } from "@playwright/test";
import { aNetwork, type Network } from "./network.ts";
import { test as base, expect } from "./story.ts";

/** A phone whose network can be spoiled. What such a network does to the console is not the pages' fault. */
export const test = base.extend<{ network: Network; rider: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  network: async ({}, use) => {
    const network = await aNetwork();
    await use(network);
    await network.close();
  },
  rider: async ({ browser, baseURL, network }, use) => {
    const context: BrowserContext = await browser.newContext({ baseURL: baseURL as string, proxy: network.proxy });
    const errors: string[] = [];
    context.on("weberror", (problem) => errors.push(problem.error().message));
    await use(await context.newPage());
    await context.close();
    expect(errors, "what broke in the pages").toEqual([]);
  },
});

export { expect };
