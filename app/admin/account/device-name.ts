import type { Translate } from "../language/translate.ts";

/** Browsers name others that they are compatible with: the first that fits is what it is. */
const BROWSERS: readonly [name: string, mark: RegExp][] = [
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Opera", /OPR\/|Opera/],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /Firefox\/|FxiOS\//],
  ["Chrome", /Chrome\/|CriOS\//],
  ["Safari", /Safari\//],
];
const SYSTEMS: readonly [name: string, mark: RegExp][] = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh/],
  ["Linux", /Linux/],
];

/** `Chrome on Android`: enough to tell one's phone from one's laptop. */
export function deviceName(userAgent: string | null, t: Translate): string {
  const named = (known: typeof BROWSERS) => known.find(([, mark]) => mark.test(userAgent ?? ""))?.[0];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (!browser && !system) return t("Unknown device");
  if (!system) return browser as string;
  return browser ? t("{browser} on {system}", { browser, system }) : t("A browser on {system}", { system });
}
