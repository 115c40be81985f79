import { join } from "node:path";
import { parseArgs } from "node:util";
import { stopEverything } from "../servers/start-program.ts";
import { type Deployed, runDeployed } from "./deployed.ts";
import { COULD_NOT_RUN, EXIT_CODES, play, REPORTS, writeReport } from "./play.ts";
import { playAll } from "./play-all.ts";
import { reportOf } from "./report/report.ts";
import { SCENARIOS } from "./scenarios/all.ts";
import type { Scenario, Size } from "./scenarios/scenario.ts";

const USAGE = `npm run surge -- SCENARIO [--visitors N] [--seconds N] [--places N] [--think SHARE] [--seed N] [--port N] [--out FOLDER]
npm run surge -- all [--only SCENARIO,SCENARIO]
npm run surge -- SCENARIO --against https://host --event SLUG [--simulator URL]

SCENARIO is one of:
${SCENARIOS.map(({ name, tells }) => `  ${name.padEnd(16)}${tells}`).join("\n")}

Exit code 0: every law is kept. 1: one is broken. 2: it could not run. 3: the crowd itself was late, so nothing is proved.`;

/** The simulators have the next two. */
const PORT_MAX = 65_533;
const WHOLE: readonly string[] = ["visitors", "places"];

process.exitCode = await run();
await stopEverything();
process.exit(); // Visitors who still wait keep it no longer.

async function run(): Promise<number> {
  try {
    return await runAsAsked();
  } catch (error) {
    // A plain Error carries a sentence that explains itself; anything else is a bug of ours.
    console.error(error instanceof Error && error.name === "Error" ? error.message : error);
    return COULD_NOT_RUN;
  }
}

async function runAsAsked(): Promise<number> {
  const { values, positionals } = readArguments();
  const [name = ""] = positionals;
  const port = numberIn("port", values.port, { isWhole: true, most: PORT_MAX });
  const seed = numberIn("seed", values.seed, { isWhole: true });
  if (name === "all") return playAll({ port, seed, size: sizeArguments(values), only: namesIn(values.only) });
  if (values.only !== undefined) throw new Error("--only belongs to `all`.");
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (!scenario) throw new Error(USAGE);
  const size = sizeOf(scenario, values);
  const folder = values.out ?? join(REPORTS, name);
  if (values.simulator !== undefined && values.against === undefined)
    throw new Error("--simulator belongs to --against.");
  if (values.against === undefined) return play(scenario, { port, seed, size }, folder);
  for (const url of [values.against, values.simulator ?? values.against]) {
    if (!URL.canParse(url)) throw new Error(`${url} is no address; one begins with https://.`);
  }
  if (values.event === undefined) throw new Error("--against needs --event, the event's slug.");
  const simulatorUrl = values.simulator ?? null;
  const deployed: Deployed = { url: values.against.replace(/\/$/, ""), slug: values.event, simulatorUrl };
  const report = reportOf(await runDeployed(scenario, deployed, seed, size));
  writeReport(report, folder);
  return EXIT_CODES[report.verdict];
}

function sizeOf({ size }: Scenario, given: Partial<Record<keyof Size, string>>): Size {
  const part = (name: keyof Size) =>
    given[name] === undefined ? size[name] : numberIn(name, given[name], { isWhole: WHOLE.includes(name) });
  return { visitors: part("visitors"), seconds: part("seconds"), places: part("places"), think: part("think") };
}

/** As they were given, for a process of each scenario. */
function sizeArguments(given: Partial<Record<keyof Size, string>>): string[] {
  return (["visitors", "seconds", "places", "think"] as const).flatMap((name) =>
    given[name] === undefined
      ? []
      : [`--${name}`, String(numberIn(name, given[name], { isWhole: WHOLE.includes(name) }))],
  );
}

function namesIn(list: string | undefined): string[] | null {
  if (list === undefined) return null;
  const names = list.split(",");
  const unknown = names.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}.\n\n${USAGE}`);
  return names;
}

function numberIn(
  name: string,
  text: string,
  { isWhole = false, most = Number.MAX_SAFE_INTEGER }: { isWhole?: boolean; most?: number } = {},
): number {
  const number = Number(text);
  if (number > 0 && number <= most && (!isWhole || Number.isInteger(number))) return number;
  const limit = most < Number.MAX_SAFE_INTEGER ? ` and up to ${most}` : "";
  throw new Error(`--${name} must be a ${isWhole ? "whole " : ""}number above 0${limit}, not ${text}.`);
}

function readArguments() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        visitors: text,
        seconds: text,
        places: text,
        think: text,
        seed: { ...text, default: "1" },
        port: { ...text, default: "3000" },
        out: text,
        only: text,
        against: text,
        event: text,
        simulator: text,
      },
    });
  } catch {
    throw new Error(USAGE);
  }
}
