import { parseAst } from "vite";
import { type Fault, isTest, type RepositoryFile } from "./repository.ts";

type Entry = string | { one: string; other: string };
export type Tables = Readonly<Record<string, Readonly<Record<string, Entry>>>>;
type Node = { type: string; start: number; [part: string]: unknown };

/** What a file shows: texts that `t` says or that a typed table holds, and those that are shown as they stand. */
type Shown = { said: string[]; bare: string[] };

/** Attributes whose values nobody reads. */
const NOT_READ = /^(className|href|id|key|d|viewBox|style|autoComplete|points|transform|data-.*)$/;
/** Letters in it, and a blank between words or a capital at the beginning, which no key of a program has. */
const isText = (text: string): boolean => /^\p{Lu}\p{Ll}|\p{L}\S* \S/u.test(text.trim()) && !isForMachines(text);
/** What Find knows a page by beside its title: small words that somebody may type, in several languages at once. None is shown. */
const SYNONYMS = {
  folder: "app/admin/find/",
  property: /^(words|devanagari)$/,
  words: /^[\p{Ll}\p{Lo}\p{M}\p{N} -]+$/u,
};
/** Names that are the same in every language, and what browsers and formats call things. */
const NAMES =
  /^(Startline|Razorpay|WhatsApp|Excel|Edge|Opera|Samsung Internet|Firefox|Chrome|Safari|Android|iPhone|iPad|Windows|Mac|Linux|Ed25519|Content-Type|Cache-Control|Service-Worker-Allowed|Enter|Escape|Tab|Backspace|Arrow\w+|Control\+K Meta\+K|Ctrl K)$/;
/** A title with its site, a media query, a cookie. */
const NOTATION = /^%s · |^\(prefers-|; Path=/;
/** A word of class names; English has few with a hyphen, and those are not counted. */
const isClass = (word: string): boolean =>
  /^[a-z0-9!*[-][^\s]*[-:[/]|^(flex|grid|block|hidden|relative|absolute|fixed|sticky|truncate|underline)$/.test(word) &&
  !/^(check-|sign-|set-up|e-mail|http)/.test(word);
const isForMachines = (text: string): boolean => {
  const words = text.trim().split(/\s+/);
  return NAMES.test(text.trim()) || NOTATION.test(text) || words.filter(isClass).length * 2 >= words.length;
};

const partsOf = (node: Node): Node[] =>
  Object.values(node)
    .flat()
    .filter((part): part is Node => typeof part === "object" && part !== null && "type" in part);

const calleeOf = (node: Node): string => {
  const callee = node.callee as Node;
  const name = (callee.property ?? callee) as Node;
  return String(name.name ?? "");
};

/** What a code file shows. `keys`: a text that is one may stand in a table whose type is `Text`. */
export function textsShownBy({ path, text }: RepositoryFile, keys: ReadonlySet<string>): Shown {
  const shown: Shown = { said: [], bare: [] };
  const literalOf = (node: Node): string | null => {
    if (node.type === "Literal" && typeof node.value === "string") return node.value;
    if (node.type !== "TemplateLiteral") return null;
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join("…");
  };

  function visit(node: Node): void {
    if (/^(Import|Export(All|Named)Declaration$)/.test(node.type) && node.source) return;
    if (node.directive) return;
    // Types, and what only a program reads.
    if (/^TS(Literal|Union|Type|Interface|Template)/.test(node.type) && !node.expression) return;
    if (node.type === "NewExpression" && /Error$|^(RegExp|Intl|DateTimeFormat|PluralRules)$/.test(calleeOf(node)))
      return;
    if (node.type === "CallExpression" && /^(t|rich|titled)$/.test(calleeOf(node))) {
      const [first, ...others] = node.arguments as Node[];
      if (first) say(first);
      others.forEach(visit);
      return;
    }
    if (node.type === "Property" && path.startsWith(SYNONYMS.folder)) {
      const words = literalOf(node.value as Node);
      if (SYNONYMS.property.test(String((node.key as Node).name)) && words && SYNONYMS.words.test(words)) return;
    }
    if (node.type === "JSXText") {
      const words = String(node.value).replace(/&\w+;/g, "").replace(/\s+/g, " ").trim();
      if (/\p{L}/u.test(words) && !NAMES.test(words)) shown.bare.push(words);
      return;
    }
    if (node.type === "JSXAttribute") {
      const name = String((node.name as Node).name);
      const value = node.value as Node | null;
      if (NOT_READ.test(name) || !value) return;
      const literal = literalOf(value);
      if (literal !== null && isText(literal)) shown.bare.push(literal);
      if (literal === null) visit(value);
      return;
    }
    const literal = literalOf(node);
    if (literal !== null) {
      if (keys.has(literal)) shown.said.push(literal);
      else if (isText(literal)) shown.bare.push(literal);
    }
    partsOf(node).forEach(visit);
  }

  /** The first argument of `t`: a text, one of two, or a sentence with its number. */
  function say(node: Node): void {
    const literal = literalOf(node);
    if (literal !== null) shown.said.push(literal);
    else if (node.type === "ObjectExpression") {
      const pairs = (node.properties as Node[]).map((pair) => [(pair.key as Node).name, pair.value] as const);
      for (const [name, value] of pairs) if (name === "other") say(value as Node);
    } else partsOf(node).forEach(visit);
  }

  visit(parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" }) as unknown as Node);
  return shown;
}

const isShownToOrganizers = ({ path }: RepositoryFile): boolean =>
  /^app\/admin\/.*\.tsx?$/.test(path) &&
  // A script for the browser alone: nobody reads anything of it.
  !path.endsWith("/worker.js/route.ts") &&
  !isTest(path) &&
  !path.startsWith("app/admin/language/hi") &&
  !path.startsWith("app/admin/language/mr");

/** Times and dates that are said in English whoever reads them. */
const ENGLISH_TIME = /\b(indianDate|indianTime|shortIndianMoment)\([^,()]*(\([^()]*\))?[^,()]*\)|\bformatMoment\(/;

/** Also where it is a text that has translations: no `t` says it. */
const ENGLISH_TITLE = /\bmetadata: Metadata = \{ title: "/;

/** Texts of `app/admin` that are shown as they stand. `notYet`: files whose turn comes, each of which has one. */
export function bareTextFaults(files: readonly RepositoryFile[], tables: Tables, notYet: readonly string[]): Fault[] {
  const keys = keysOf(tables);
  const faults = new Map(
    files
      .filter(isShownToOrganizers)
      .map((file) => [
        file.path,
        [
          ...textsShownBy(file, keys).bare.map((text) => `${file.path}: not said by t: ${text}`),
          ...(ENGLISH_TITLE.test(file.text) ? [`${file.path}: has its title in English: use titled`] : []),
          ...(ENGLISH_TIME.test(file.text)
            ? [`${file.path}: says a time in English: use t.moment, t.date or t.time`]
            : []),
        ],
      ]),
  );
  return [
    ...[...faults].flatMap(([path, found]) => (notYet.includes(path) ? [] : found)),
    ...notYet
      .filter((path) => (faults.get(path) ?? []).length === 0)
      .map((path) => `${path}: has no bare text, so tests/tidy/not-yet-translated.ts no longer needs it`),
  ];
}

/** Translations that nobody shows. `sentences`: what the API says when it refuses, which has its translations too. */
export function unusedTextFaults(files: readonly RepositoryFile[], tables: Tables): Fault[] {
  const keys = keysOf(tables);
  const used = new Set(files.filter(isShownToOrganizers).flatMap((file) => textsShownBy(file, keys).said));
  for (const { title } of refusalTitles(files)) used.add(title);
  return [...keys].filter((key) => !used.has(key)).map((key) => `nobody shows this text any more: ${key}`);
}

/** The sentences with which the API refuses, as they stand in the code. */
export const refusalTitles = (files: readonly RepositoryFile[]): { path: string; title: string }[] =>
  files
    .filter(({ path }) => /^http\/(admin\/|problem\.ts$)/.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\btitle: "([^"]+)"/g)].map(([, title]) => ({ path, title: title as string })),
    );

/** Refusals that organizers would read in English. Those with values in them are said by their code (refusal-copy.ts). */
export function refusalFaults(files: readonly RepositoryFile[], tables: Tables, notYet: readonly string[]): Fault[] {
  const keys = keysOf(tables);
  const missing = refusalTitles(files).filter(({ title }) => !keys.has(title));
  return [
    ...missing
      .filter(({ path }) => !notYet.includes(path))
      .map(({ path, title }) => `${path}: not translated: ${title}`),
    ...notYet
      .filter((path) => !missing.some((refusal) => refusal.path === path))
      .map((path) => `${path}: is translated, so tests/tidy/not-yet-translated.ts no longer needs it`),
  ];
}

/** Where rules and the API say what is wrong with a field, for organizers as well. */
const SAYS_OF_FIELDS = /^booking\/.*\.ts$|^http\/(api|admin\/[^/]+|bookings\/unknown-category)\.ts$/;
const NAMES_FIELDS =
  /\b(FieldProblem|FormProblem|FieldError|AnnouncementProblem|AnswerRefusal|invalidInput)\b|\btype Wrong\b|\.refine\(/;
/** What stands for a value: of a number every sentence makes sense. */
const VALUE = "7";

/** The sentences about a field, as they stand in the code, with a number for each value; refusals with values are among them. */
export function fieldSentences(files: readonly RepositoryFile[]): { path: string; sentence: string }[] {
  return files
    .filter(({ path, text }) => SAYS_OF_FIELDS.test(path) && !isTest(path) && NAMES_FIELDS.test(text))
    .flatMap(({ path, text }) => literalsOf(text).map((sentence) => ({ path, sentence })))
    .filter(({ sentence }) => /^[\p{Lu}7].*\s.*\.$/su.test(sentence));
}

/** Strings and templates, but not those of errors, nor what a property beside the message says to programmers. */
function literalsOf(code: string): string[] {
  const found: string[] = [];
  function visit(node: Node): void {
    if (node.type === "NewExpression" && /Error$/.test(calleeOf(node))) return;
    if (node.type === "Property" && /^(summary|description)$/.test(String((node.key as Node).name))) return;
    if (node.type === "Literal" && typeof node.value === "string") found.push(node.value);
    if (node.type === "TemplateLiteral")
      found.push((node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join(VALUE));
    partsOf(node).forEach(visit);
  }
  visit(parseAst(code, { lang: "ts" }) as unknown as Node);
  return found;
}

/** Sentences about a field that stay in English when they are said. */
export const fieldSentenceFaults = (files: readonly RepositoryFile[], say: (sentence: string) => string): Fault[] =>
  fieldSentences(files)
    .filter(({ sentence }) => say(sentence) === sentence)
    .map(({ path, sentence }) => `${path}: not translated (app/admin/api-sentence.ts): ${sentence}`);

const keysOf = (tables: Tables): Set<string> => new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
/** A text in two parts of a table: whoever changes one would not see the other. */
export function repeatedTextFaults(files: readonly RepositoryFile[]): Fault[] {
  const parts = files.filter(({ path }) => /^app\/admin\/language\/hi\//.test(path));
  const seen = new Map<string, string>();
  return parts.flatMap(({ path, text }) =>
    [...text.matchAll(/^ {2}(?:"((?:[^"\\]|\\.)+)"|(\w+)):/gm)].flatMap(([, quoted, key = quoted ?? ""]) => {
      const before = seen.get(key);
      seen.set(key, path);
      return before === undefined ? [] : [`${path}: "${key}" stands in ${before} too: put it into every-page.ts`];
    }),
  );
}

/** The places to fill, and the parts that are marked. */
const placesOf = (text: string): string => [...new Set(text.match(/\{\w+\}|<\/?\w+>/g) ?? [])].toSorted().join(" ");

/** Translations that have other places to fill than their English text. A number may be left out of the sentence for one. */
export function placeFaults(tables: Tables): Fault[] {
  return Object.entries(tables).flatMap(([language, table]) =>
    Object.entries(table).flatMap(([english, entry]) => {
      const { one, other } = typeof entry === "string" ? { one: null, other: entry } : entry;
      const wrong = [
        ...(placesOf(other) === placesOf(english) ? [] : [other]),
        ...(one === null || placesOf(`${one} {count}`) === placesOf(`${english} {count}`) ? [] : [one]),
      ];
      return wrong.map((text) => `${language}: "${text}" has other places to fill than "${english}"`);
    }),
  );
}
