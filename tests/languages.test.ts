import { expect, test } from "vitest";
import { hindi } from "#app/admin/language/hi.ts";
import { marathi } from "#app/admin/language/mr.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { smsCopy } from "#booking/messages/sms-copy.ts";
import { emailCopyIn } from "#emails/copy.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";

const languages = LANGUAGES.filter((language) => language !== "en");

/** All that a participant reads, by its place: `copy.event.sale.book` and so on. */
function textsIn(language: Language): Map<string, string> {
  const { locale: _, ...letters } = emailCopyIn(language);
  const sms = Object.entries(smsCopy[language]).map(([name, template]) => [name, template.text]);
  return new Map(leavesOf({ copy: copyOf(language), letters, sms: Object.fromEntries(sms) }, ""));
}

function leavesOf(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as object).flatMap(([key, child]) => leavesOf(child, path ? `${path}.${key}` : key));
}

const placesOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
const withoutPlaces = (text: string): string => text.replace(/\{\w+\}/g, "");

/** Names and terms that people in India write in Latin letters, whatever the language. */
const LATIN = /^(Startline|Razorpay|Amazon|Web|Services|Twilio|JavaScript|Chrome|Safari|UPI|PIN|SMS|QR|NGO)$/;
/** A name alone. */
const WITHOUT_DEVANAGARI = ["copy.pages.home.title"];

const english = textsIn("en");

test.each(languages)("%s has exactly English's texts, each with the same places to fill", (language) => {
  const texts = textsIn(language);
  expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  for (const [path, text] of texts) {
    expect(placesOf(text), `${path}: ${text}`).toEqual(placesOf(english.get(path) ?? ""));
  }
});

test.each(languages)("no English is left in %s by accident", (language) => {
  for (const [path, text] of textsIn(language)) {
    const latin = (withoutPlaces(text).match(/[A-Za-z]+/g) ?? []).filter((word) => !LATIN.test(word));
    expect(latin, `${path}: ${text}`).toEqual([]);
    if (!WITHOUT_DEVANAGARI.includes(path)) expect(text, path).toMatch(/\p{Script=Devanagari}/u);
  }
});

test.each(languages)("%s says the same numbers as English, in Latin digits", (language) => {
  for (const [path, text] of textsIn(language)) {
    expect(text, path).not.toMatch(/[०-९]/);
    expect(text.match(/\d+/g) ?? [], `${path}: ${text}`).toEqual(
      expect.arrayContaining(english.get(path)?.match(/\d+/g) ?? []),
    );
  }
});

/**
 * What was read aloud and found wrong: the opposite of what is meant ("replace me"), food for a box on a form, two words for
 * one thing, and English that is not said.
 */
const SAID_OTHERWISE = {
  en: /by itself, in full|once more|somebody else|need not|in the minute|gone to|went back|give (my|your|the|a) place back|take my place|little computing|word that it|any more|returns? by itself|in so far|page was away|\d %|\} %/i,
  hi: /मेरी जगह|कम से कम ₹|कम से कम \{price|खाने|वापस चली गई|जगह वापस|बिना किसी क्रम|बीज|कार्यक्रम|सामील|खत्म|पेज दूर|वापस खोल|भुगतान|यह पाठ|\} %|time\} पर |IST/u,
  mr: /माझी जागा|किमान ₹|किमान \{price|खाने|रकाने|परत गेली|जागा परत|सर्व काही धरून|हजेरी|यादृच्छिक|बीज|कार्यक्रम|सामील|पाना(वर|च)|पेज दूर|पाळी|येथे|हा मजकूर|पेमेंट केलेल्या खात्यात|\} %|time\} ला |IST/u,
};

test.each(LANGUAGES)("%s is said as people say it", (language) => {
  for (const [path, text] of textsIn(language)) expect(text, path).not.toMatch(SAID_OTHERWISE[language]);
});

test("no text in any language shouts", () => {
  for (const language of LANGUAGES) {
    for (const [path, text] of textsIn(language)) expect(text, path).not.toContain("!");
  }
});

test.each(["hi", "mr"] as const)(
  "organizers read %s as people say it, without shouting, in Latin digits",
  (language) => {
    const table = { hi: hindi, mr: marathi }[language];
    for (const [english, entry] of Object.entries<string | { one: string; other: string }>(table)) {
      for (const text of typeof entry === "string" ? [entry] : Object.values(entry)) {
        expect(text, english).not.toMatch(SAID_OTHERWISE[language]);
        expect(text, english).not.toMatch(/[०-९!]/);
        expect(text, english).toMatch(/\p{Script=Devanagari}|^[^\p{L}]*\{/u);
        const latin = (text.replace(/\{\w+\}|<\/?\w+>/g, "").match(/[A-Za-z]+/g) ?? []).filter(
          (word) =>
            !LATIN.test(word) &&
            !/^(Google|Authenticator|Aegis|WhatsApp|CSV|Excel|PDF|PNG|JPEG|WebP|UTF|Save|as|UTR|Redis|SES|RAZORPAY|WEBHOOK|SECRET)$/.test(
              word,
            ),
        );
        expect(latin, `${english}: ${text}`).toEqual([]);
      }
    }
  },
);
