import { readFileSync, writeFileSync } from "node:fs";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { type HoldFigures, type Measured, measureHoldsAtRate } from "../measure.ts";
import type { Stage } from "../stage.ts";

export type FileKind = "csv" | "xlsx";
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

/** Claims at a fixed rate while one download follows the other. */
export async function measureClaimsBeside(
  stage: DownloadStage,
  event: LargeEvent,
  rate: { perSecond: number; seconds: number },
): Promise<Measured<HoldFigures>> {
  const stop = new AbortController();
  const downloads = (async () => {
    while (!stop.signal.aborted) await download(stage, event, "xlsx", stop.signal);
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  const claims = await measureHoldsAtRate(stage, rate);
  stop.abort();
  await downloads;
  return claims;
}

async function download({ url, token }: DownloadStage, { slug }: LargeEvent, kind: FileKind, signal?: AbortSignal) {
  const reply = await fetch(`${url}/api/admin/events/${slug}/participants.${kind}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });
  if (!reply.ok || !reply.body) throw new Error(`The download was answered ${reply.status}`);
  let bytes = 0;
  let lines = 0;
  for await (const piece of reply.body) {
    bytes += piece.length;
    if (kind === "csv") for (const byte of piece) if (byte === 10) lines += 1;
  }
  return { bytes, lines };
}

function memoryOf(pid: number, mark: "VmRSS" | "VmHWM"): number {
  const found = new RegExp(`^${mark}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1]) / 1024;
}
