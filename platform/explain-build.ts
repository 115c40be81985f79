import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isLoopback } from "./loopback.ts";

/** What next.config.ts reads: the pages' headers are fixed at build. */
export type BuildSettings = { PUBLIC_URL: string; RAZORPAY_CHECKOUT_URL: string };

const NOTE = "dist/built-for.json";
/** Where the setting is empty. */
const CHECKOUT_URL = "https://checkout.razorpay.com/v1/checkout.js";

/** Writes down beside a build what it was made for. */
export function noteBuild(folder: string, settings: BuildSettings): void {
  writeFileSync(join(folder, NOTE), JSON.stringify(settings));
}

/**
 * One sentence, if the folder holds no build, or one whose pages would tell browsers another address than the settings'; else null.
 * Pages of one's own machine fit all of its ports.
 */
export function explainBuild(settings: BuildSettings, folder = "."): string | null {
  if (!existsSync(join(folder, ".next/BUILD_ID"))) return "There is no build yet. Run `npm run build` first.";
  if (!existsSync(join(folder, NOTE))) return null;
  const built = JSON.parse(readFileSync(join(folder, NOTE), "utf8")) as BuildSettings;
  if (isLoopback(built.PUBLIC_URL) && isLoopback(settings.PUBLIC_URL)) return null;
  const other = (["PUBLIC_URL", "RAZORPAY_CHECKOUT_URL"] as const).find(
    (name) => originOf(built, name) !== originOf(settings, name),
  );
  if (other === undefined) return null;
  return `The build is for ${other} ${originOf(built, other)}, and the setting is ${originOf(settings, other)}. Run \`npm run build\` with the settings of this server.`;
}

const originOf = (settings: BuildSettings, name: keyof BuildSettings): string =>
  new URL(settings[name] || CHECKOUT_URL).origin;
