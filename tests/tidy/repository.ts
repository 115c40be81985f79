import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export type RepositoryFile = { path: string; text: string };
/** What is wrong in which file, in a sentence for the person who wrote it. */
export type Fault = string;

export const ROOT = join(import.meta.dirname, "../..");

const NOT_OURS = new Set([
  "node_modules",
  ".git",
  ".next",
  ".vercel",
  ".startline",
  "dist",
  "public/scripts",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
]);
const TEXT = /\.(ts|tsx|mjs|js|sql|md|json|css|html|svg|yml|yaml|sh|conf|service)$|(^|\/)(run|LICENSE|\.[a-z.]+)$/;

/** Every file of ours below the root, text or not. Read from disk, so that it also holds where there is no git. */
export function listPaths(folder = ""): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name) || NOT_OURS.has(path)) return [];
    return entry.isDirectory() ? listPaths(path) : [path];
  });
}

export function readFiles(paths: readonly string[]): RepositoryFile[] {
  return paths
    .filter((path) => TEXT.test(path) && path !== ".env")
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
/** Tests and the bench may import everything and hold anything. */
export const isTest = (path: string): boolean => /^(tests|bench)\/|\.test\.tsx?$/.test(path);

/** Code without its comments, so that a sentence about a rule does not break it. Strings with `//` in them survive. */
export const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
