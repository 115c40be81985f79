import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OUTPUT = join(ROOT, ".vercel/output");
export const FUNCTIONS = join(OUTPUT, "functions");

export type BuiltFunction = {
  /** Its folder below `functions`, which several addresses lead to. */
  name: string;
  /** Where each of its files comes from, by its path in the function. */
  files: Map<string, string>;
  bytes: number;
};

export type Route = {
  src?: string;
  dest?: string;
  status?: number;
  headers?: Record<string, string>;
  has?: Condition[];
  missing?: Condition[];
  continue?: boolean;
  check?: boolean;
  middlewarePath?: string;
  handle?: string;
};
type Condition = { type: string; key: string; value?: string };
export type BuildConfig = { routes: Route[]; crons: { path: string }[] };

export const readBuildConfig = (): BuildConfig => JSON.parse(readFileSync(join(OUTPUT, "config.json"), "utf8"));
export const staticFile = (path: string): string | null => {
  const file = join(OUTPUT, "static", path);
  return existsSync(file) && statSync(file).isFile() ? file : null;
};

/** The function that answers a path of the build, as `/api/[[...route]]`; several paths share one. */
export function functionOf(path: string): string | null {
  const folder = join(FUNCTIONS, `${path === "/" ? "index" : path}.func`);
  return existsSync(folder) ? relative(FUNCTIONS, realpathSync(folder)) : null;
}

/** Whether a path of the build is a page that is made once for everybody: Vercel tells such a function only the parts of its path. */
export const isPrerendered = (path: string): boolean =>
  existsSync(join(FUNCTIONS, `${path === "/" ? "index" : path}.prerender-config.json`));

/** Each function once, however many addresses lead to it. */
export function readFunctions(folder = FUNCTIONS): BuiltFunction[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [];
    return entry.name.endsWith(".func") ? [readFunction(path)] : readFunctions(path);
  });
}

function readFunction(folder: string): BuiltFunction {
  const { filePathMap = {} } = JSON.parse(readFileSync(join(folder, ".vc-config.json"), "utf8"));
  const own = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== ".vc-config.json" && statSync(join(folder, name)).isFile())
    .map((name): [string, string] => [name, join(folder, name)]);
  const traced = Object.entries<string>(filePathMap).map(([name, from]): [string, string] => [name, join(ROOT, from)]);
  const files = new Map([...traced, ...own]);
  const bytes = [...files.values()].reduce((sum, file) => sum + lstatSync(file).size, 0);
  return { name: relative(FUNCTIONS, folder), files, bytes };
}

/** Puts a function's files where nothing else is: what was not traced is not there, as on Vercel. */
export function unpackFunction({ files }: BuiltFunction, folder: string): void {
  for (const [name, from] of files) {
    const to = join(folder, name);
    mkdirSync(dirname(to), { recursive: true });
    if (existsSync(to)) continue;
    if (lstatSync(from).isSymbolicLink()) {
      symlinkSync(readlinkSync(from), to);
      continue;
    }
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to); // It is on another disk.
    }
  }
}
