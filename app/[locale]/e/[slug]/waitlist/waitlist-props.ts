import type { Copy } from "#app/copy/copy.ts";
import type { Language } from "#platform/languages.ts";

type Held = Copy["booking"]["held"];

export type WaitlistCopy = Copy["waitlist"] &
  Pick<Held, "name" | "nameHint" | "phone" | "email" | "emailSuggestion" | "privacyLink" | "summaryTitle"> & {
    fieldErrors: Copy["booking"]["fieldErrors"];
    unreachableTitle: string;
    busyTitle: string;
    stillTrying: string;
    questions: string;
    languages: string;
  };

export type WaitlistProps = {
  slug: string;
  title: string;
  /** Where it differs from the page's language. */
  titleLang: Language | undefined;
  locale: Language;
  categories: { id: string; name: string; lang?: Language; pricePaise: number }[];
  /** The organizer. */
  contact: { name: string; phone: string; email: string };
  copy: WaitlistCopy;
};
