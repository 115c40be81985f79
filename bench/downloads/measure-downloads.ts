import { readFileSync, writeFileSync } from "node:fs";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { msToNextPhase, type Phase, phaseAt } from "../load/phase.ts";
import { type Measured, measureHoldsAtRate } from "../measure.ts";
import type { Stage } from "../stage.ts";

export type FileKind = "csv" | "xlsx";

/** Its names are in Devanagari, whose letters have to be joined. */
export type PdfFigures = { seconds: number; bytes: number };
export type DownloadStage = Stage & { pid: number; token: string };
export type LargeEvent = { slug: string; riders: number };
/** `peakMegabytes`: the most memory that the app's process had meanwhile, and how much more that was than before. */
export type DownloadFigures = { seconds: number; bytes: number; peakMegabytes: number; grownMegabytes: number };

export async function openDownloadStage(stage: Stage, pid: number): Promise<DownloadStage> {
  return { ...stage, pid, token: await createApiToken({ ...stage, clock: systemClock }, "bench") };
}

export async function anEventOf(stage: Stage, riders: number): Promise<LargeEvent> {
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: riders });
  await confirmMany(stage.db, event, riders);
  return { slug: event.slug, riders };
}

/** One whole list with all its columns, taken as fast as it comes. */
export async function measureDownload(
  stage: DownloadStage,
  event: LargeEvent,
  kind: FileKind,
): Promise<Measured<DownloadFigures>> {
  const before = memoryOf(stage.pid, "VmRSS");
  // The highest mark begins anew (proc(5), clear_refs).
  writeFileSync(`/proc/${stage.pid}/clear_refs`, "5");
  const began = performance.now();
  const { bytes, lines } = await download(stage, event, kind);
  const seconds = (performance.now() - began) / 1000;
  const peak = memoryOf(stage.pid, "VmHWM");
  const isWhole = kind === "xlsx" || lines === event.riders + 1;
  const faults = isWhole ? [] : [`${event.riders} riders were ${lines - 1} lines of CSV`];
  return { seconds, bytes, peakMegabytes: peak, grownMegabytes: Math.max(0, peak - before), faults };
}

/** An event of which money was captured for each rider, with long names. */
export async function anEventToPrint(stage: Stage, riders: number): Promise<LargeEvent> {
  const event = await anEventOf(stage, riders);
  const { rows } = await stage.pool.query<{ id: string }>("SELECT id FROM events WHERE slug = $1", [event.slug]);
  await stage.pool.query(
    `UPDATE participants SET name = 'त्र्यंबक कृष्णाजी क्षीरसागर ' || substr(booking_id, 20) WHERE event_id = $1`,
    [rows[0]?.id],
  );
  return event;
}

/** The statement of money to print, with every booking and its rider's name. */
export async function measurePdf(stage: DownloadStage, event: LargeEvent): Promise<Measured<PdfFigures>> {
  const began = performance.now();
  const reply = await ask(stage, `${event.slug}/statement.pdf`);
  const pdf = Buffer.from(await reply.arrayBuffer());
  const seconds = (performance.now() - began) / 1000;
  const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  const isWhole = pages > event.riders / ROWS_PER_PAGE_MAX;
  return { seconds, bytes: pdf.length, faults: isWhole ? [] : [`${event.riders} bookings were ${pages} pages`] };
}

const ROWS_PER_PAGE_MAX = 60;

export type ClaimsBeside = { p99: Record<Phase, number>; rowsPerSecond: number };

/**
 * Claims at a fixed rate: for some seconds alone, for some beside one download after the other, in turn. And how many rows a second
 * those had meanwhile.
 */
export async function measureClaimsBeside(
  stage: DownloadStage,
  event: LargeEvent,
  rate: { perSecond: number; seconds: number },
): Promise<Measured<ClaimsBeside>> {
  const over = new AbortController();
  const claims = measureHoldsAtRate(stage, rate).finally(() => over.abort());
  let lines = 0;
  let besideMs = 0;
  while (!over.signal.aborted) {
    const now = Date.now();
    const phaseOver = AbortSignal.any([over.signal, AbortSignal.timeout(msToNextPhase(now))]);
    if (phaseAt(now) === "beside") {
      lines += await downloadUntil(stage, event, phaseOver);
      besideMs += Date.now() - now;
    } else await new Promise((ended) => phaseOver.addEventListener("abort", ended));
  }
  const { phases, faults } = await claims;
  const p99 = { alone: phases.alone.p99, beside: phases.beside.p99 };
  return { p99, rowsPerSecond: lines / (besideMs / 1000), faults };
}

/** Answers how many lines came. */
async function downloadUntil(stage: DownloadStage, event: LargeEvent, signal: AbortSignal): Promise<number> {
  let lines = 0;
  try {
    while (!signal.aborted) {
      const reply = await ask(stage, `${event.slug}/participants.csv`, signal);
      for await (const piece of reply.body ?? []) for (const byte of piece) if (byte === 10) lines += 1;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return lines;
}

async function ask({ url, token }: DownloadStage, file: string, signal?: AbortSignal): Promise<Response> {
  const reply = await fetch(`${url}/api/admin/events/${file}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });
  if (!reply.ok) throw new Error(`${file} was answered ${reply.status}`);
  return reply;
}

async function download(stage: DownloadStage, { slug }: LargeEvent, kind: FileKind) {
  const reply = await ask(stage, `${slug}/participants.${kind}`);
  let bytes = 0;
  let lines = 0;
  for await (const piece of reply.body ?? []) {
    bytes += piece.length;
    if (kind === "csv") for (const byte of piece) if (byte === 10) lines += 1;
  }
  return { bytes, lines };
}

function memoryOf(pid: number, mark: "VmRSS" | "VmHWM"): number {
  const found = new RegExp(`^${mark}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1]) / 1024;
}
