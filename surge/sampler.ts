import type { HttpClient } from "./crowd/http-client.ts";
import { replyOf } from "./crowd/reply.ts";
import type { Status } from "./page/status.ts";
import type { ProcessMeter, Usage } from "./stage/process-meter.ts";

/** The sale as anybody may see it, once a second, and what the programs have used until then. */
export type Sample = {
  /** Milliseconds since 1970. */
  at: number;
  slug: string;
  phase: string;
  generatedAt: number;
  capacity: number;
  confirmed: number;
  held: number;
  issued: number;
  serving: number;
  /** Visitors of the crowd who wait for their turn. */
  waiting: number;
  usage: Record<string, Usage>;
};

const EVERY_MS = 1000;
const TIMEOUT_MS = 3000;

export type Sampler = { samples: Sample[]; latest(): Sample | null; stop(): void };

/** A sale, and how many of the crowd wait for it. */
type Watched = { slug: string; countWaiting: () => number };

export function startSampler(client: HttpClient, sales: readonly Watched[], meter: ProcessMeter | null): Sampler {
  const samples: Sample[] = [];
  const timer = setInterval(() => void Promise.all(sales.map(sample)), EVERY_MS);

  async function sample({ slug, countWaiting }: Watched): Promise<void> {
    const path = `/api/events/${slug}/status`;
    const reply = replyOf(await client.send({ method: "GET", path, headers: {}, giveUpAfterMs: TIMEOUT_MS }));
    if (reply.kind === "ok" && reply.body?.queue)
      samples.push({ ...sampleOf(slug, reply.body, meter?.read() ?? {}), waiting: countWaiting() });
  }
  return { samples, latest: () => samples.at(-1) ?? null, stop: () => clearInterval(timer) };
}

function sampleOf(slug: string, status: Status, usage: Record<string, Usage>): Omit<Sample, "waiting"> {
  const { phase, generatedAt, capacity, confirmed, held, queue } = status;
  const at = Date.now();
  const { issued, serving } = queue;
  return { at, slug, phase, generatedAt: Date.parse(generatedAt), capacity, confirmed, held, issued, serving, usage };
}
