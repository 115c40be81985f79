import { posix } from "node:path";
import type { Fault, RepositoryFile } from "./repository.ts";

/** What documents may speak of: everything that is there. */
export type Subjects = { paths: readonly string[]; scripts: readonly string[]; files: readonly RepositoryFile[] };

const isDocument = ({ path }: RepositoryFile): boolean => path.endsWith(".md");

/** Every link, command, path and number in a document that leads nowhere or says something else than the code. */
export function documentFaults(subjects: Subjects): Fault[] {
  return subjects.files.filter(isDocument).flatMap((document) => {
    const faults = [
      ...linkFaults(document, subjects),
      ...commandFaults(document, subjects),
      ...pathFaults(document, subjects),
      ...numberFaults(document, subjects),
    ];
    return faults.map((fault) => `${document.path}: ${fault}`);
  });
}

const LINK = /\]\(([^)\s]+)\)/g;

function linkFaults({ path, text }: RepositoryFile, { paths, files }: Subjects): Fault[] {
  return [...withoutCode(text).matchAll(LINK)].flatMap(([, link]) => {
    const [target = "", anchor] = (link as string).split("#");
    if (/^[a-z]+:/.test(target)) return [];
    const linked = target === "" ? path : posix.join(posix.dirname(path), target).replace(/\/$/, "");
    if (!exists(linked, paths)) return [`the link ${link} leads nowhere`];
    const headings = headingsOf(files.find((file) => file.path === linked)?.text ?? "");
    return anchor === undefined || headings.includes(anchor) ? [] : [`the link ${link} names no heading`];
  });
}

const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");

/** The anchors that GitHub makes of headings. */
const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Scripts that npm has without being told. */
const OF_NPM = ["ci", "install"];

function commandFaults({ text }: RepositoryFile, { scripts }: Subjects): Fault[] {
  const run = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name]) => name as string);
  const short = [...text.matchAll(/`(?:[A-Z_]+=\S+ )?npm (?!run\b)([a-z]+)[^`\n]*`/g)].map(
    ([, name]) => name as string,
  );
  const unknown = [...run, ...short].filter((name) => !scripts.includes(name) && !OF_NPM.includes(name));
  return unknown.map((name) => `package.json has no script "${name}"`);
}

const PATH = /^(\.{0,2}[\w@.[\]()-]+\/)*[\w@.[\]-]+\.(ts|tsx|mjs|js|sql|md|json|css|svg|png|html|yml)$/;
const FOLDER = /^([\w@.[\]-]+\/)+$/;
/** Made by a command, or on another machine. */
const NOT_KEPT = /^(dist|\.startline|node_modules|\.next)\/|^\.env$|^~/;

/** In backticks a file or folder is named from the root, from the document's folder, or by its name alone below it. */
function pathFaults({ path, text }: RepositoryFile, { paths }: Subjects): Fault[] {
  const folder = posix.dirname(path);
  const names = [...text.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g)].map(([, name]) => name as string);
  return names.flatMap((name) => {
    if (NOT_KEPT.test(name) || !(PATH.test(name) || FOLDER.test(name))) return [];
    const bare = name.replace(/\/$/, "");
    const isThere = exists(bare, paths) || exists(posix.join(folder, bare), paths) || isBelow(folder, bare, paths);
    return isThere ? [] : [`there is no ${name}`];
  });
}

const exists = (path: string, paths: readonly string[]): boolean =>
  path === "." || paths.some((known) => known === path || known.startsWith(`${path}/`));

const isBelow = (folder: string, name: string, paths: readonly string[]): boolean =>
  paths.some((known) => (folder === "." || known.startsWith(`${folder}/`)) && known.endsWith(`/${name}`));

const NUMBER = /`([A-Z][A-Z0-9_]+|[a-z]+_[a-z_]+) = ([\d_.]+)`/g;

/**
 * A document quotes a number as `HOLD_MINUTES = 5`, a constant of the code, or as `calls_burst = 40`, a column's
 * default in the database. Both are looked up.
 */
function numberFaults({ text }: RepositoryFile, { files }: Subjects): Fault[] {
  return [...text.matchAll(NUMBER)].flatMap(([, name, quoted]) => {
    const values = valuesOf(name as string, files);
    if (values.length === 0) return [`there is no number ${name}`];
    const wrong = values.find((value) => value !== numberOf(quoted as string));
    return wrong === undefined ? [] : [`${name} is ${wrong}, not ${quoted}`];
  });
}

/** Every number that the code or the migrations give that name; the last default of a column is the one that counts. */
function valuesOf(name: string, files: readonly RepositoryFile[]): number[] {
  const constant = new RegExp(`\\bconst ${name}(?:: \\w+)? = ([\\d_.* ]+);`, "g");
  const column = new RegExp(`^\\s+(?:ADD COLUMN )?${name} \\w[\\w ]* DEFAULT (\\d+)`, "gm");
  const found = (extension: RegExp, pattern: RegExp) =>
    files
      .filter(({ path }) => extension.test(path))
      .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, value]) => numberOf(value as string)));
  return /[A-Z]/.test(name) ? found(/\.tsx?$/, constant) : found(/migrations\/.*\.sql$/, column).slice(-1);
}

const numberOf = (text: string): number =>
  text
    .replaceAll("_", "")
    .split("*")
    .reduce((product, factor) => product * Number(factor), 1);

/** Every setting that is read stands in the deployment's table, and in `.env.example` stands nothing that nobody reads. */
export function settingFaults(files: readonly RepositoryFile[]): Fault[] {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name as string);
  const read = namesIn(textOf("platform/config.ts"), /^ {2}([A-Z][A-Z_]+): /gm);
  const explained = namesIn(textOf("docs/deploy.md").replace(/^[^|].*$/gm, ""), /`([A-Z][A-Z_]+)`/g);
  const offered = namesIn(textOf(".env.example"), /^([A-Z_]+)=/gm);
  return [
    ...read.filter((name) => !explained.includes(name)).map((name) => `docs/deploy.md: nothing explains ${name}`),
    ...[...explained, ...offered]
      .filter((name) => !read.includes(name) && name !== "DATABASE_URL_DIRECT")
      .map((name) => `platform/config.ts does not read ${name}`),
  ];
}

/** Every job of the worker is also a cron of Vercel, and stands in the list for whoever lets another scheduler call it; and no other. */
export function jobFaults(files: readonly RepositoryFile[]): Fault[] {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name as string);
  const union = /export type JobName =([\s\S]*?);/.exec(textOf("wiring/jobs.ts"))?.[1] ?? "";
  const jobs = namesIn(union, /"(\w+)"/g);
  if (jobs.length === 0) return ["wiring/jobs.ts: no jobs are named"];
  return ["vercel.json", "docs/deploy.md"].flatMap((path) => {
    const called = namesIn(textOf(path), /\/api\/cron\/([a-z-]+)/g);
    const missing = jobs.filter((name) => !called.includes(name)).map((name) => `${path}: nothing calls ${name}`);
    const unknown = called.filter((name) => !jobs.includes(name)).map((name) => `${path}: there is no job ${name}`);
    return [...missing, ...unknown];
  });
}

/** The README knows every command of package.json, beside the set-up that runs before some of them. */
export function untoldScripts(readme: string, scripts: readonly string[]): string[] {
  return scripts.filter((name) => !/^pre/.test(name) && !new RegExp(`npm (run )?${name}\\b`).test(readme));
}

/** The statements of SQL that a document tells an operator to run. */
export const statementsOf = (text: string): string[] =>
  [...text.matchAll(/```sql\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => (block as string).replace(/--.*$/gm, "").split(";"))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

const DECISION = /^docs\/decisions\/(\d{3})-[a-z0-9-]+\.md$/;

/** Decisions are numbered without gaps and say why, what and what follows. */
export function decisionFaults(files: readonly RepositoryFile[]): Fault[] {
  const records = files.filter(({ path }) => path.startsWith("docs/decisions/") && !path.endsWith("/template.md"));
  const numbers = records.map(({ path }) => Number(DECISION.exec(path)?.[1])).sort((a, b) => a - b);
  const misnumbered = numbers.every((number, index) => number === index + 1)
    ? []
    : [`docs/decisions: ${numbers.join(", ")}`];
  const incomplete = records.flatMap(({ path, text }) =>
    ["Context", "Decision", "Consequences"]
      .filter((heading) => !text.includes(`\n## ${heading}\n`))
      .map((heading) => `${path}: no heading ${heading}`),
  );
  return [...misnumbered, ...incomplete];
}
