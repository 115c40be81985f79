import type { Language } from "#platform/languages.ts";

/** The rider of previews, as riders of each language read it. Nobody's: it says so wherever it is read. */
export const EXAMPLE_NAMES: Record<Language, string> = {
  en: "Asha Kulkarni (example)",
  hi: "आशा कुलकर्णी (उदाहरण)",
  mr: "आशा कुलकर्णी (उदाहरण)",
};
