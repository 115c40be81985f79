import { Agent, get } from "node:http";
import { decidePollDelay } from "#app/visitor/decide-poll-delay.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { latencyOf } from "../load/latency.ts";

// A crowd that has its pages open: a process of its own, so that it shares no event loop with what answers. Its order is the
// first argument, its report the last line that it prints.

export type PollOrder = { port: number; slug: string; people: number; seconds: number };
export type PollReport = {
  requests: number;
  /** Answers that were not 200, that set a cookie, or whose bytes differ from another's of the same time. */
  faults: string[];
  documents: number;
  /** Milliseconds from when it was made to when a page has it. */
  age: { p50: number; p95: number; max: number };
  latency: { p50: number; p99: number };
};

const CONNECTIONS = 128;

const order: PollOrder = JSON.parse(process.argv[2] as string);
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const texts = new Map<string, { text: string; status: StatusDocument }>();
const faults = new Set<string>();
const ages: number[] = [];
const latencies: number[] = [];
const endsAt = Date.now() + order.seconds * 1000;

/** Asks once; answers the document, or null. */
function ask(): Promise<StatusDocument | null> {
  const began = performance.now();
  const { port } = order;
  return new Promise((answered) => {
    get({ agent, port, host: "127.0.0.1", path: `/api/events/${order.slug}/status` }, (response) => {
      if (response.statusCode !== 200) faults.add(`answered ${response.statusCode}`);
      if (response.headers["set-cookie"]) faults.add("sets a cookie");
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        latencies.push(performance.now() - began);
        answered(response.statusCode === 200 ? check(Buffer.concat(parts).toString("utf8")) : null);
      });
    }).on("error", (error) => {
      faults.add(error.message);
      answered(null);
    });
  });
}

function check(text: string): StatusDocument {
  const generatedAt = /"generatedAt":"([^"]+)"/.exec(text)?.[1] ?? "";
  const known = texts.get(generatedAt) ?? { text, status: JSON.parse(text) };
  texts.set(generatedAt, known);
  if (known.text !== text) faults.add(`two documents of ${generatedAt}`);
  ages.push(Date.now() - Date.parse(generatedAt));
  return known.status;
}

async function keepLooking(number: number): Promise<void> {
  for (;;) {
    const status = await ask();
    const now = Date.now();
    const delay = decidePollDelay({
      status,
      peopleAhead: status && Math.max(0, number - status.queue.serving),
      failures: status ? 0 : 1,
      now,
      random: Math.random(),
    });
    if (now + delay > endsAt) return;
    await new Promise((due) => setTimeout(due, delay));
  }
}

// They have come one after the other, not all in one instant.
const spread = Math.min(10_000, order.seconds * 200);
await Promise.all(
  Array.from({ length: order.people }, async (_, person) => {
    await new Promise((due) => setTimeout(due, Math.random() * spread));
    await keepLooking(person + 1);
  }),
);
agent.destroy();
const percentile = (share: number) => ages.toSorted((a, b) => a - b)[Math.ceil(ages.length * share) - 1] ?? Number.NaN;
const { p50, p99 } = latencyOf(latencies);
const report: PollReport = {
  requests: latencies.length,
  faults: [...faults],
  documents: texts.size,
  age: { p50: percentile(0.5), p95: percentile(0.95), max: percentile(1) },
  latency: { p50, p99 },
};
console.log(JSON.stringify(report));
