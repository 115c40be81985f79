import { type Fault, isCode, isTest, type RepositoryFile, withoutComments } from "./repository.ts";

const LITERAL = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
/** Between two tags, or between a tag and `{`. TypeScript's own `<` and `>` take in code, which has no sentences. */
const JSX_TEXT = />([^<>{};=]+)(?=[<{])|\}([^<>{};=]+)(?=<)/g;

/** What organizers may get to read of a file: its texts with a blank in them or a capital at their beginning, which no key has. */
export function textsOf(code: string): string[] {
  const text = withoutComments(code).replace(/\$\{[^{}]*\}/g, "…");
  const literals = [...text.matchAll(LITERAL)].map(
    ([, double, single, template]) => double ?? single ?? template ?? "",
  );
  const shown = [...text.matchAll(JSX_TEXT)].map(([, afterTag, afterBrace]) => (afterTag ?? afterBrace ?? "").trim());
  return [...literals.filter((literal) => /^[A-Z]|\S \S/.test(literal)), ...shown.filter(Boolean)];
}

/** The second column of the glossary's table "What organizers read": words that are not for them. */
export function bannedWords(glossary: string): string[] {
  const section = glossary.split(/^## /m).find((part) => part.startsWith("What organizers read")) ?? "";
  return [...section.matchAll(/^\|[^|]+\|([^|]+)\|$/gm)]
    .flatMap(([, cell]) => (cell as string).split(","))
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "not" && !/^-+$/.test(word));
}

/** Organizers read one word for one thing, and none of those that only we use. */
export function organizerWordFaults(files: readonly RepositoryFile[], banned: readonly string[]): Fault[] {
  const patterns = banned.map((word) => ({ word, pattern: new RegExp(`\\b${word}\\b`, "i") }));
  return files
    .filter(({ path }) => path.startsWith("app/admin/") && isCode(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      textsOf(text).flatMap((shown) =>
        patterns
          .filter(({ pattern }) => pattern.test(shown))
          .map(({ word }) => `${path}: organizers don't read "${word}" (docs/glossary.md): ${shown.trim()}`),
      ),
    );
}
