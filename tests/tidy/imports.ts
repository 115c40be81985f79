import { posix } from "node:path";
import { withoutComments } from "./repository.ts";

export type Import = {
  /** As written: `./booking.ts`, `#platform/clock.ts`, `kysely`. */
  specifier: string;
  /** Nothing of it is left when the code runs. */
  isTypeOnly: boolean;
};

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?([\w$*{}\s,]*?from\s+)?["']([^"'\n]+)["']/gm;
const CALL = /\bimport\(\s*["']([^"'\n]+)["']/g;

/** What a file imports or re-exports. TypeScript 7 has no programming interface yet, so this reads the text. */
export function importsOf(code: string): Import[] {
  const text = withoutComments(code);
  const statements = [...text.matchAll(STATEMENT)].map(([, type, names, specifier]) => ({
    specifier: specifier as string,
    isTypeOnly: type !== undefined || areAllTypes(names ?? ""),
  }));
  const calls = [...text.matchAll(CALL)].map(([, specifier]) => ({
    specifier: specifier as string,
    isTypeOnly: false,
  }));
  return [...statements, ...calls];
}

/** `{ type A, type B } from`: each name is marked for itself. */
function areAllTypes(names: string): boolean {
  const list = /^\{([^}]*)\}\s*from\s+$/
    .exec(names)?.[1]
    ?.split(",")
    .map((name) => name.trim());
  const named = list?.filter((name) => name !== "") ?? [];
  return named.length > 0 && named.every((name) => name.startsWith("type "));
}

/** The path in the repository that an import means, or null for a package and Node's own modules. */
export function pathOf(importer: string, specifier: string): string | null {
  if (specifier === "#wiring") return "wiring.ts";
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier);
  return null;
}
