import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.ts";

/** `npm run pictures`: the same product and the same browser as for the stories, but one page after another. */
export default defineConfig(stories, {
  testMatch: "*.pictures.ts",
  outputDir: "../../test-results/pictures-trace",
  workers: 1,
  timeout: 400_000,
  use: { ...stories.use, actionTimeout: 15_000, navigationTimeout: 30_000 },
});
