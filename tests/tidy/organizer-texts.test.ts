import { expect, test } from "vitest";
import {
  bareTextFaults,
  placeFaults,
  refusalFaults,
  repeatedTextFaults,
  textsShownBy,
  unusedTextFaults,
} from "./organizer-texts.ts";

const TABLES = {
  hi: { Confirmed: "पक्की", "Sign out": "साइन आउट", "{count} riders": { one: "{count} राइडर", other: "{count} राइडर" } },
};
const page = (text: string, path = "app/admin/page.tsx") => [{ path, text }];
const bare = (code: string) => textsShownBy(page(code)[0] as never, new Set(["Confirmed"])).bare;

test("a text is found that stands between tags, in an attribute, in code, in a choice and in a sentence with a value", () => {
  const code = `"use client";
    export function Rider({ name, isPaid }: Props) {
      const hint = isPaid ? "Paid in cash" : t("Sign out");
      return <p title="Of the rider">{name} has arrived{\`Since \${time}\`}<Big name="Left" /></p>;
    }`;
  expect(bare(code)).toEqual(["Paid in cash", "Of the rider", "has arrived", "Since …", "Left"]);
});

test("what nobody reads is no text: classes, addresses, types, errors, methods, names of products", () => {
  const code = `import { A } from "./some page.ts";
    type Kind = "A kind" | "Another kind";
    const look: Record<Kind, string> = { a: "border-line text-soft" };
    if (broken) throw new Error("This cannot happen");
    await callOffice("/api/admin/account", { method: "POST" });
    export const Page = () => <p className="mb-2 flex font-bold" id="top">Startline<a href={\`/admin/\${slug}\`}>{"Chrome"}</a>: 5</p>;`;
  expect(bare(code)).toEqual([]);
});

test("words by which Find knows a page are no texts; a sentence among them is, and so are they elsewhere", () => {
  const known = 'const known = { words: "csv t-shirt 2fa", devanagari: "यादी टी-शर्ट", about: "all the lists" };';
  const shown = (code: string, path: string) => textsShownBy({ path, text: code }, new Set()).bare;
  expect(shown(known, "app/admin/find/destinations.ts")).toEqual(["all the lists"]);
  expect(shown('const a = { words: "All the lists" };', "app/admin/find/destinations.ts")).toHaveLength(1);
  expect(shown(known, "app/admin/team/page.ts")).toHaveLength(3);
});

test("what t says is no fault, alone, with values, with a number and with marked parts, nor what a typed table holds", () => {
  const code = `const name: Text = "Confirmed";
    export const Page = () => <p aria-label={t("Sign out")}>{t({ one: "{count} rider", other: "{count} riders" }, { count })}{t.rich("<b>All</b> riders", {})}</p>;`;
  expect(textsShownBy(page(code)[0] as never, new Set(["Confirmed"]))).toEqual({
    said: ["Confirmed", "Sign out", "{count} riders", "<b>All</b> riders"],
    bare: [],
  });
});

test("a file with a bare text is a fault, and so is one that waits for its translation and has none", () => {
  const done = page('export const A = () => <p>{t("Sign out")}</p>;');
  const undone = page("export const A = () => <p>All riders</p>;", "app/admin/riders.tsx");
  expect(bareTextFaults([...done, ...undone], TABLES, [])).toEqual(["app/admin/riders.tsx: not said by t: All riders"]);
  expect(bareTextFaults([...done, ...undone], TABLES, ["app/admin/riders.tsx"])).toEqual([]);
  expect(bareTextFaults(done, TABLES, ["app/admin/page.tsx"])).toHaveLength(1);
  expect(bareTextFaults(done, TABLES, ["app/admin/gone.tsx"])).toHaveLength(1);
});

test("a time that is said in English whoever reads it is a fault", () => {
  const said = (code: string) => bareTextFaults(page(`export const when = ${code};`), TABLES, []);
  expect([said("formatMoment(time)"), said("indianTime(new Date(at))"), said("indianDate(at)")].flat()).toHaveLength(3);
  expect([said("t.moment(new Date(at))"), said("indianTime(new Date(at), t.language)")].flat()).toEqual([]);
});

test("a page's title that no t says is a fault, also where it has translations", () => {
  const titled = page('export const metadata: Metadata = { title: "Confirmed" };');
  expect(bareTextFaults(titled, TABLES, [])).toEqual(["app/admin/page.tsx: has its title in English: use titled"]);
});

test("a translation that nobody shows is a fault; one that a refusal of the API has is not", () => {
  const api = { path: "http/admin/sale-api.ts", text: 'const refusal = { code: "x", title: "Confirmed" };' };
  const files = page('const a = t("Sign out");');
  expect(unusedTextFaults([...files, api], TABLES)).toEqual(["nobody shows this text any more: {count} riders"]);
});

test("a refusal without a translation is a fault, and so is a file that is listed and has none", () => {
  const api = { path: "http/admin/sale-api.ts", text: 'const refusal = { code: "x", title: "The sale is over." };' };
  expect(refusalFaults([api], TABLES, [])).toHaveLength(1);
  expect(refusalFaults([api], TABLES, [api.path])).toEqual([]);
  expect(refusalFaults([], TABLES, [api.path])).toHaveLength(1);
});

test("a translation with other places or parts than its English is a fault; the sentence for one may say its number in words", () => {
  expect(placeFaults({ hi: { "Since {time}": "{date} से" } })).toHaveLength(1);
  expect(placeFaults({ hi: { "See <a>all</a>": "सब देखें" } })).toHaveLength(1);
  expect(placeFaults({ hi: { "{count} of {all}": { one: "एक", other: "{count}, {all}" } } })).toHaveLength(1);
  expect(placeFaults({ hi: { "{count} riders": { one: "एक राइडर", other: "{count} राइडर" } } })).toEqual([]);
});

test("a text in two parts of a table is a fault", () => {
  const part = (name: string) => ({
    path: `app/admin/language/hi/${name}.ts`,
    text: 'export const part = {\n  Draft: "ड्राफ़्ट",\n  "Sign out":\n    "साइन आउट",\n};\n',
  });
  expect(repeatedTextFaults([part("now")])).toEqual([]);
  expect(repeatedTextFaults([part("now"), part("shared")])).toHaveLength(2);
});
