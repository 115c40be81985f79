import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LANGUAGES } from "#platform/languages.ts";
import { hindi } from "./hi.ts";
import { marathi } from "./mr.ts";
import { translateInto } from "./translate.ts";

const english = translateInto("en", null);
const inHindi = translateInto("hi", hindi);
const inMarathi = translateInto("mr", marathi);

test("a text is said as it stands in English, and by its translation in another language", () => {
  expect([english, inHindi, inMarathi].map((t) => t("Riders"))).toEqual(["Riders", "राइडर", "रायडर"]);
});

test("values stand where the language has its place for them, and are never read as places themselves", () => {
  const name = { browser: "{system} $t(x) $&", system: "Linux" };
  expect(english("{browser} on {system}", name)).toBe("{system} $t(x) $& on Linux");
  expect(inHindi("{browser} on {system}", name)).toBe("Linux पर {system} $t(x) $&");
});

test("numbers are grouped as in India, in Latin digits, in every language", () => {
  for (const t of [english, inHindi, inMarathi]) {
    const said = t("At least {length} characters. A short sentence is easy to remember.", { length: 150_000 });
    expect(said).toContain("1,50,000");
  }
});

test("a sentence with its number has the form of that number", () => {
  const counted = (count: number) => english({ one: "needs attention", other: "need attention" }, { count });
  expect([1, 2, 0].map(counted)).toEqual(["needs attention", "need attention", "need attention"]);
  expect(inMarathi({ one: "needs attention", other: "need attention" }, { count: 2 })).toBe("कडे लक्ष द्या");
});

test("no language needs another form for a number than one and other", () => {
  for (const language of LANGUAGES) {
    expect(new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()).toEqual(["one", "other"]);
  }
});

test("marked parts are drawn, and markup in a value is shown as it is", () => {
  const said = inHindi.rich(
    "<who>{who}</who> invites you as <role>{role}</role>.",
    { who: (words) => createElement("i", null, words), role: (words) => createElement("b", null, words) },
    { who: "<role>Asha</role> & co", role: "ओनर" },
  );
  expect(renderToStaticMarkup(said)).toBe(
    "<i>&lt;role&gt;Asha&lt;/role&gt; &amp; co</i> ने आपको <b>ओनर</b> के रूप में बुलाया है।",
  );
});

test("a sentence of the API is translated where it can be, and stays where not", () => {
  expect(inHindi.sentence("Sign in first.")).toBe("पहले साइन इन करें।");
  expect(inHindi.sentence("Something new.")).toBe("Something new.");
  expect(inHindi.sentence("constructor")).toBe("constructor");
});

test("dates and times are said in the language, with Latin digits", () => {
  const time = new Date("2027-02-14T04:30:00Z");
  expect(english.moment(time)).toBe("Sunday, 14 February 2027, 10:00 am IST");
  expect(inHindi.moment(time)).toBe("रविवार, 14 फ़रवरी 2027, सुबह 10:00 बजे");
  expect(inMarathi.moment(time)).toBe("रविवार, 14 फेब्रुवारी, 2027, सकाळी 10:00");
});

test("a text without a translation, a value without a place and a place without a value do not compile", () => {
  // @ts-expect-error There is no such text.
  english("Nobody translated this");
  // @ts-expect-error It has places.
  english("{browser} on {system}");
  // @ts-expect-error One of them is missing.
  english("{browser} on {system}", { browser: "Chrome" });
  // @ts-expect-error The part has no look.
  english.rich("On this phone? Copy this key into the app: <key>{key}</key>", {}, { key: "K" });
  // @ts-expect-error The number is missing.
  english({ one: "needs attention", other: "need attention" }, {});
  expect(english("Riders")).toBe("Riders");
});
