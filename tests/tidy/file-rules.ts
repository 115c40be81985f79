import { ROOMS } from "./import-rules.ts";
import { importsOf } from "./imports.ts";
import { type Fault, isCode, isTest, type RepositoryFile, withoutComments } from "./repository.ts";

/** What a use case's file begins with. One that begins otherwise is a noun: types and pure rules. */
const VERBS = new Set(
  `accept add adopt alarm apply batch call cancel capture change claim close collect complete control correct count create delete draw end enqueue
  erase expire export fill give hold invite issue join keep leave list mark move open pause place probe prove
  publish raise read receive reconcile record recount refund release remove repeat request requeue resend reset resolve retry revoke route run
  save seal send settle sign start stop store switch sync tell update use verify watch withdraw write`.split(/\s+/),
);

/** `place-hold.ts` is a use case; `claim.ts` and `status-document.ts` are nouns. Deciders are verbs and yet pure. */
export const isVerb = (path: string): boolean => {
  const [first, ...rest] = (path.split("/").at(-1) as string).replace(/\.\w+$/, "").split("-");
  return rest.length > 0 && VERBS.has(first as string);
};

const NAMELESS = /^(libs?|utils?|helpers?|common|shared|services?|types|index|misc)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Names that others chose: Next's folders of `[parameters]` and `(groups)`, dot files. */
const GIVEN = /^(\[.*\]|\(.*\)|\..*|README|ARCHITECTURE|CONTRIBUTING|LICENSE|CHANGELOG|SECURITY)$/;

/** Each folder and file is named in kebab-case, for what is in it. */
export function nameFaults(paths: readonly string[]): Fault[] {
  return paths.flatMap((path) =>
    path.split("/").flatMap((part) => {
      const name = GIVEN.test(part) ? part : (part.split(".")[0] as string);
      if (NAMELESS.test(name)) return [`${path}: "${name}" says nothing of what is inside`];
      return GIVEN.test(name) || KEBAB.test(name) ? [] : [`${path}: "${name}" is not kebab-case`];
    }),
  );
}

const IMPURE = /\b(await|async|Date\.now|Math\.random|randomBytes|randomUUID|randomInt)\b|\bnew Date\(\)/;
const IMPURE_MODULES = /^#platform\/(database|redis|log|config|ids)\.ts$|\.(sql|redis)\.ts$/;

/** In a room a noun, a decider and a port are pure, but for the file of a class, which is named for it; a clock is passed in everywhere. */
export function purityFaults(files: readonly RepositoryFile[]): Fault[] {
  return files.filter(isProductCode).flatMap(({ path, text }) => {
    const code = withoutComments(text);
    const clock = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/.exec(code)?.[0];
    if (clock) return [`${path}: ${clock}; time and chance are passed in`];
    if (isVerb(path) || /\.(sql|redis)\.ts$/.test(path) || /^export class /m.test(code)) return [];
    const impure = IMPURE.exec(code)?.[0];
    if (impure) return [`${path}: a noun or a decider is pure, without "${impure}"`];
    const used = importsOf(text).find(({ specifier, isTypeOnly }) => !isTypeOnly && IMPURE_MODULES.test(specifier));
    return used ? [`${path}: a noun or a decider is pure, without ${used.specifier}`] : [];
  });
}

const isProductCode = ({ path }: RepositoryFile): boolean =>
  path.startsWith("booking/") && isCode(path) && !isTest(path);

/** A page of words stands in each room, simulator and beside the launchers. */
export function readmeFaults(paths: readonly string[]): Fault[] {
  const simulators = paths.flatMap((path) => /^simulators\/[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const folders = new Set([...ROOMS.map((room) => `booking/${room}`), ...simulators, "servers"]);
  return [...folders]
    .filter((folder) => !paths.includes(`${folder}/README.md`))
    .map((folder) => `${folder}: no README.md`);
}

const SQL =
  /\b(SELECT\s+[\w*(]|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|(CREATE|DROP|ALTER)\s+(TABLE|DATABASE|INDEX))|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/;
/** `callFunction` lives in database.ts and knows the form of a call, not what is called. */
const MAY_HOLD_SQL =
  /^(db\/|scripts\/(bench|keep-release)|platform\/(migrate|explain-unreachable|database)\.ts$)|\.sql\.ts$/;

export function sqlFaults(files: readonly RepositoryFile[]): Fault[] {
  return files
    .filter(({ path }) => isCode(path) && !isTest(path) && !MAY_HOLD_SQL.test(path))
    .flatMap(({ path, text }) => {
      const found = SQL.exec(withoutComments(text))?.[0];
      return found ? [`${path}: SQL outside of a .sql.ts file (${found.trim()})`] : [];
    });
}

const MAY_READ_ENVIRONMENT =
  /^(platform\/config\.ts|scripts\/.*|servers\/.*|simulators\/[^/]+\/main\.ts|[\w.]+\.config\.ts)$/;

export function environmentFaults(files: readonly RepositoryFile[]): Fault[] {
  return files
    .filter(({ path }) => isCode(path) && !isTest(path) && !MAY_READ_ENVIRONMENT.test(path))
    .filter(({ text }) => /\bprocess\.env\b/.test(withoutComments(text)))
    .map(({ path }) => `${path}: only platform/config.ts reads the environment`);
}

const LEFT_BEHIND: [RegExp, string][] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, "a marker of unfinished work"],
  [/\b(test|it|describe)\.(only|skip|todo)\b/, "a test that is switched off, or the only one on"],
  [/(^|[\s"'`(=:])\/(work|root|home|tmp\/studio)\//m, "a path of somebody's machine"],
  [/"resolved": "http|\bregistry\.\w+\.(?:org|com)\b|\bregistry\s*=\s*http/, "a package host"],
];

/** One spelling of each word, so that whoever searches finds all of it: American, and as the API spells its states. */
const OTHER_SPELLINGS: [RegExp, string][] = [
  [/\be-mail/i, '"e-mail"; we write "email"'],
  [/\b(cancele[dr]|canceling) (?!statement)/i, '"canceled"; we write "cancelled", as the API does'],
  [/\borganis(e|ation|er|ing)/i, '"organise"; we write "organize"'],
];

export function spellingFaults(files: readonly RepositoryFile[]): Fault[] {
  return files
    .filter(({ path }) => !path.startsWith("tests/tidy") && path !== "package-lock.json")
    .flatMap(({ path, text }) =>
      OTHER_SPELLINGS.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`),
    );
}

/** This folder names what it looks for. */
export function leftoverFaults(files: readonly RepositoryFile[]): Fault[] {
  return files
    .filter(({ path }) => !path.startsWith("tests/tidy"))
    .flatMap(({ path, text }) =>
      LEFT_BEHIND.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`),
    );
}
