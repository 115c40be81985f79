import { parseArgs } from "node:util";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { exitCodeOf, type Finding, PROMISES } from "#booking/integrity/promises.ts";
import { verifyPromises } from "#booking/integrity/verify-promises.ts";
import { readConfig } from "#platform/config.ts";
import { openDatabase, openPool } from "#platform/database.ts";
import { explainDatabase } from "#platform/explain-unreachable.ts";
import { closeStartline, openStartline } from "#wiring";
import { useRunningDemo } from "./running-demo.ts";

const USAGE = `npm run integrity -- [EVENT] [--without-razorpay] [--json]

Reads the database, asks Razorpay about each order, and says of each promise whether it is kept. EVENT is the name in the
event's address; without it all events are looked at. Changes nothing.
Exit code 0: every promise is kept. 1: one is broken. 2: something could not be checked.`;

const READ_MS_MAX = 5 * 60_000;
const RECHECK_AFTER_MS = 5000;

const { values, positionals } = readArguments();
const [slug, ...others] = positionals;
if (others.length > 0) giveUp(USAGE);

try {
  process.exitCode = await checkIntegrity();
} catch (error) {
  giveUp(`Nothing could be checked: ${error instanceof Error ? error.message : error}`);
}

async function checkIntegrity(): Promise<number> {
  useRunningDemo();
  const config = readConfig();
  const startline = openStartline({ ...config, LOG_LEVEL: "silent" });
  // The sale's connections give up after seconds; checking a whole season may take longer.
  const db = openDatabase(openPool(config.DATABASE_URL, 2, READ_MS_MAX));
  try {
    const fault = await explainDatabase({ db, config });
    if (fault !== null) throw new Error(fault);
    const event = slug === undefined ? null : await readEventBySlug(db, slug);
    if (slug !== undefined && !event) throw new Error(`there is no event ${slug}`);
    const { clock, log, rateLimiter } = startline;
    const gateway = values["without-razorpay"] ? null : startline.gateway;
    const findings = await verifyPromises(
      { db, gateway, clock, log, rateLimiter },
      { eventId: event?.id ?? null, recheckAfterMs: RECHECK_AFTER_MS, isWorkExpected: true },
    );
    console.log(values.json ? JSON.stringify(findings, null, 2) : printed(findings));
    return exitCodeOf(findings);
  } finally {
    await Promise.all([closeStartline(startline), db.destroy()]);
  }
}

function printed(findings: readonly Finding[]): string {
  const lines = Object.entries(PROMISES).flatMap(([number, words]) => {
    const own = findings.filter(({ promise }) => promise === Number(number));
    return ["", `${number}. ${words}`, ...own.flatMap(linesOf)];
  });
  const broken = findings.filter(({ holds }) => holds === false).length;
  const unchecked = findings.filter(({ holds }) => holds === null).length;
  const verdict =
    broken > 0
      ? `${broken} of ${findings.length} checks are broken.`
      : `${findings.length - unchecked} of ${findings.length} checks hold.`;
  const ofNothing = findings.filter(({ isOfNothing }) => isOfNothing).length;
  const more =
    (ofNothing > 0 ? ` Of those, ${ofNothing} had nothing to compare.` : "") +
    (unchecked > 0 ? ` ${unchecked} could not be checked.` : "");
  return [
    ...lines,
    "",
    "What is promised of the waiting room, static pages and the cost of waiting leaves no rows; tests and benchmarks prove it.",
    verdict + more,
  ].join("\n");
}

function linesOf({ check, holds, isOfNothing, offenders }: Finding): string[] {
  const mark = holds === null ? "?" : isOfNothing ? "–" : holds ? "✓" : "✗";
  return [
    `   ${mark} ${check}${isOfNothing ? " (There was nothing to compare.)" : ""}`,
    ...offenders.map((offender) => `       ${offender}`),
  ];
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "without-razorpay": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
  } catch {
    return giveUp(USAGE);
  }
}

/** Nothing was checked, which is not the same as a broken promise. */
function giveUp(message: string): never {
  console.error(message);
  process.exit(2);
}
