import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Callers, findCallers } from "./mutants/find-callers.ts";
import { judgeFunction } from "./mutants/judge-function.ts";
import { bodiesOf, type Mutant, mutantsOf } from "./mutants/make-mutants.ts";
import { type Explained, summarize, type Verdict } from "./mutants/summarize.ts";

const USAGE = `npm run mutants -- [options]

Changes the functions of db/functions one small thing at a time, and asks the tests that reach them whether they notice.

  --only FILE or ID     only this file's (20-hold-places), or this one (20-hold-places:171:guard)
  --tests PREFIX,...    only the test files whose path begins so
  --sample N            N of them, the same each time
  --seconds N           ask for each the quickest test files only, N seconds of them (all): what survives might still be killed
  --resume              go on where the last run of this machine stopped
  --lanes N             so many at a time, each with servers of its own (1)
  --list                only print them`;

const SCORE_MIN = 95;
const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    tests: { type: "string" },
    sample: { type: "string" },
    seconds: { type: "string", default: "Infinity" },
    resume: { type: "boolean", default: false },
    lanes: { type: "string", default: "1" },
    list: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}

const texts = new Map(
  readdirSync("db/functions")
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name): [string, string] => [name, readFileSync(join("db/functions", name), "utf8")]),
);
const chosen = choose([...texts].flatMap(([name, text]) => mutantsOf(name, text)));
const folder = join(tmpdir(), "mutants-of-startline");
const verdictsFile = join(folder, "verdicts.jsonl");
const unreliableFile = join(folder, "unreliable.json");
mkdirSync(folder, { recursive: true });
if (!options.resume) rmSync(verdictsFile, { force: true });

if (options.list) {
  for (const { id, name, change } of chosen) console.log(`${id.padEnd(40)} ${name.padEnd(26)} ${change}`);
} else {
  const verdicts = await judgeAll(chosen);
  const explained: Explained[] = JSON.parse(readFileSync("scripts/mutants/survivors.json", "utf8"));
  const { table, score } = summarize(verdicts, explained);
  console.log(table);
  process.exitCode = score < SCORE_MIN ? 1 : 0;
  // Vitest leaves something open; what was printed into a pipe is still on its way.
  process.stdout.write("", () => process.exit());
}

function choose(mutants: Mutant[]): Mutant[] {
  const { only } = options;
  const asked = only?.split(",").map((one) => one.replace(/^db\/functions\//, "").replace(/\.sql$/, ""));
  const isOf = ({ id }: Mutant, one: string) => id === one || id.startsWith(`${one}:`);
  const unknown = asked?.find((one) => !mutants.some((mutant) => isOf(mutant, one)));
  if (unknown !== undefined) fail(`There is no mutant of ${unknown}. ${whatThereIs(mutants, unknown)}`);
  const some = mutants.filter((mutant) => asked === undefined || asked.some((one) => isOf(mutant, one)));
  const count = Math.min(Number(options.sample ?? some.length), some.length);
  return Array.from({ length: count }, (_, nth) => some[Math.floor((nth * some.length) / count)] as Mutant);
}

/** The mutants of that file, if it is one; else the files that have some. */
function whatThereIs(mutants: Mutant[], unknown: string): string {
  const fileOf = (id: string) => id.split(":")[0] as string;
  const near = mutants.filter(({ id }) => fileOf(id) === fileOf(unknown)).map(({ id }) => id);
  const known = near.length > 0 ? near : [...new Set(mutants.map(({ id }) => fileOf(id)))];
  return `There are:\n  ${known.join("\n  ")}`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

async function judgeAll(mutants: Mutant[]): Promise<Verdict[]> {
  const known = new Map(readVerdicts().map((verdict) => [`${verdict.id} ${verdict.change}`, verdict]));
  const open = mutants.filter(({ id, change }) => !known.has(`${id} ${change}`));
  console.log(`${mutants.length} mutants, ${open.length} to judge`);
  const verdicts = mutants.flatMap(({ id, change }) => known.get(`${id} ${change}`) ?? []);
  if (open.length === 0) return verdicts;

  // What node compiled for one test file, the next need not compile again.
  process.env.NODE_COMPILE_CACHE ??= join(folder, "compiled");
  const groups = [...new Set(open.map(({ name }) => name))].map((name) => open.filter((one) => one.name === name));
  const unreliable = new Set<string>(
    existsSync(unreliableFile) ? JSON.parse(readFileSync(unreliableFile, "utf8")) : [],
  );
  let callers: Promise<Callers> | undefined;
  const { openTestBench } = await import("./mutants/test-bench.ts"); // It loads vitest, which a list does without.
  await Promise.all(
    Array.from({ length: Number(options.lanes) }, async () => {
      const bench = await openTestBench();
      const prefixes = options.tests?.split(",") ?? [""];
      const files = bench.files.filter((file) => prefixes.some((prefix) => file.startsWith(prefix)));
      if (files.length === 0) fail(`No test file begins with ${options.tests}.`);
      callers ??= findCallers(bench, files, bodies(), folder, console.log);
      const found = await callers;
      for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
        for await (const verdict of judgeFunction(bench, group, originalOf(group[0] as Mutant), {
          callers: found,
          unreliable,
          secondsMax: Number(options.seconds),
        })) {
          writeFileSync(unreliableFile, JSON.stringify([...unreliable]));
          appendFileSync(verdictsFile, `${JSON.stringify(verdict)}\n`);
          verdicts.push(verdict);
          const what = verdict.outcome === "survived" ? "SURVIVED" : verdict.outcome;
          console.log(`${what.padEnd(9)} ${verdict.id}  ${verdict.change}  ${verdict.by}`);
        }
      }
      await bench.close();
    }),
  );
  return verdicts;
}

function readVerdicts(): Verdict[] {
  if (!existsSync(verdictsFile)) return [];
  return readFileSync(verdictsFile, "utf8")
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function originalOf({ id }: Mutant): string {
  return texts.get(`${id.split(":")[0]}.sql`) as string;
}

function bodies(): Record<string, string> {
  return Object.fromEntries([...texts.values()].flatMap(bodiesOf).map(({ name, body }) => [name, body]));
}
