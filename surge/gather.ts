import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startProgram } from "../servers/start-program.ts";
import type { AccountItem, RunRecord } from "./laws/run-record.ts";
import type { Stage } from "./stage/open-stage.ts";
import { countUnfinished, readRows } from "./stage/rows.sql.ts";

/** After the last visit: until messages are sent, refunds made and webhooks applied. */
const CALM_MS_MAX = 90_000;
const root = fileURLToPath(new URL("..", import.meta.url));

/** Answers what was still to be done when it was not waited for any longer. */
export async function untilCalm({ databaseUrl }: Stage, slugs: readonly string[]): Promise<string[]> {
  const givesUpAt = Date.now() + CALM_MS_MAX;
  for (;;) {
    const unfinished = (await Promise.all(slugs.map((slug) => unfinishedOf(databaseUrl, slug)))).flat();
    if (unfinished.length === 0 || Date.now() > givesUpAt) return unfinished;
    await pause(500);
  }
}

async function unfinishedOf(databaseUrl: string, slug: string): Promise<string[]> {
  try {
    const counts = Object.entries(await countUnfinished(databaseUrl, slug));
    return counts.flatMap(([kind, count]) => (count > 0 ? [`${slug}: ${count} ${kind}`] : []));
  } catch (error) {
    return [`${slug}: ${error instanceof Error ? error.message : error}`];
  }
}

type Gathered = Pick<RunRecord, "rows" | "account" | "inbox" | "integrity">;

/** What is stored when it is over: rows, Razorpay's account, the messages that arrived, and the product's own audit. */
export async function gather(stage: Stage, slugs: readonly string[]): Promise<Gathered> {
  const rows = await Promise.all(slugs.map((slug) => readRows(stage.databaseUrl, slug)));
  const account = (await readJson(`${stage.razorpayUrl}/_sim/books`)) as { items: AccountItem[] };
  const inbox = (await readJson(`${stage.inboxUrl}/messages`)) as { to: string; channel: string }[];
  const audits = [];
  for (const slug of slugs) audits.push(...(await auditOf(stage, slug)));
  return { rows, account: account.items, inbox: inbox.map(({ to, channel }) => ({ to, channel })), integrity: audits };
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}

type AuditFinding = { check: string; holds: boolean | null; offenders: string[] };

/** What `npm run integrity` finds broken, a sentence each. */
async function auditOf({ environment }: Stage, slug: string): Promise<string[]> {
  const { ended, logFile } = await startProgram({
    name: "integrity",
    command: process.execPath,
    args: ["scripts/integrity.ts", slug, "--json"],
    folder: root,
    env: environment,
  });
  const { code } = await ended;
  const output = readFileSync(logFile, "utf8");
  const start = output.indexOf("[\n");
  if (start === -1) return [`it ended with exit code ${code}: ${output.slice(-500)}`];
  const findings: AuditFinding[] = JSON.parse(output.slice(start));
  return findings
    .filter(({ holds }) => holds !== true)
    .map(
      ({ check, holds, offenders }) =>
        `${slug}: ${holds === null ? "unknown: " : ""}${check} ${offenders.slice(0, 5).join(", ")}`,
    );
}
