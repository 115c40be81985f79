import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

/** The phone that the pages were drawn for: 360 by 740, touch, a mobile browser. */
const phone = { ...devices["Galaxy S8"], deviceScaleFactor: 1 };

export default defineConfig({
  testMatch: "*.story.ts",
  globalSetup: "./start-demo.ts",
  outputDir: "../../test-results/stories",
  // One product serves all stories, and needs its part of two cores: with three browsers a slow machine tapped where nothing was yet.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...phone,
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium(),
      // A browser that cannot look up names has nowhere else to go: Chromium asks its maker for updates otherwise.
      args: ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"],
    },
  },
});

/** The one named by CHROMIUM, else the machine's, without a window where there is such a one. */
function chromium(): string {
  const { CHROMIUM, PATH = "" } = process.env;
  if (CHROMIUM) return CHROMIUM;
  const folders = ["/usr/bin", ...PATH.split(delimiter)];
  const places = ["chromium-headless-shell", "chromium"].flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = places.find((file) => existsSync(file));
  if (!found) throw new Error("Chromium is missing: install it, or set CHROMIUM to the one that you have.");
  return found;
}
