import type { Line } from "./plot.ts";
import type { Report } from "./report.ts";

type Points = [number, number][];

/** The large sale's; a small one beside it would hide in the same plot. */
export function saleLines({ samples }: Report): Record<"sold" | "held" | "waiting" | "ahead", Points> {
  const own = samples.filter(({ slug }) => slug === samples[0]?.slug);
  return {
    sold: own.map(({ at, confirmed }) => [at, confirmed]),
    held: own.map(({ at, held }) => [at, held]),
    waiting: own.map(({ at, waiting }) => [at, waiting]),
    ahead: own.map(({ at, ahead }) => [at, ahead]),
  };
}

const PROGRAMS = [/^app|^nginx/, /^worker/, /^postgresql/, /^redis|^pgbouncer/, /simulator/, /^crowd/];
const WORDS = ["app and nginx", "worker", "PostgreSQL", "Redis", "simulators", "crowd"];
/** Averaged over so many samples: the clock ticks a hundred times a second. */
const WIDTH = 3;

/** Cores that each program used, from one sample to another. */
export function cpuLines({ samples }: Report): Line[] {
  const own = samples.filter(({ slug }) => slug === samples[0]?.slug);
  return PROGRAMS.map((pattern, position) => ({
    label: WORDS[position] as string,
    tone: position + 1,
    points: own.slice(WIDTH).map((sample, index): [number, number] => {
      const before = own[index] as (typeof own)[number];
      return [
        sample.at,
        (secondsOf(sample.cpu, pattern) - secondsOf(before.cpu, pattern)) / Math.max(0.1, sample.at - before.at),
      ];
    }),
  }));
}

const secondsOf = (cpu: Record<string, number>, pattern: RegExp): number =>
  Object.entries(cpu).reduce((sum, [name, seconds]) => (pattern.test(name) ? sum + seconds : sum), 0);

export function costSentence({ productMsPerVisitor, productMsPerBooking }: Report["cpu"]): string {
  const visitor = productMsPerVisitor.toFixed(2);
  return `App, nginx, worker, PostgreSQL and Redis: ${visitor} ms of CPU a visitor, ${productMsPerBooking.toFixed(1)} ms a confirmed booking.`;
}
