/** In which order a server should serve, and how the report sorts: see design of the classes in docs/runbook.md. */
export type RequestClass = "kept" | "called" | "new" | "public" | "vendor";

/** One call of a visitor, as the report counts it. */
export type Call = {
  step: string;
  class: RequestClass;
  /** From the moment at which the visitor wanted it, whether or not this process was late to send it. */
  ms: number;
  /** "ok", the code of a refusal with its status, or "unreachable". */
  outcome: string;
  /** When it was sent and answered, in milliseconds since 1970. */
  sentAt: number;
  answeredAt: number;
};

export type StepFigures = { class: RequestClass; calls: number; latencies: number[]; outcomes: Map<string, number> };

/** Counts every call, by step. */
export class Tally {
  readonly steps = new Map<string, StepFigures>();
  /** Successful writes of people with a call or a place, which is what selling is: when each was sent and answered. */
  readonly sales: { sentAt: number; answeredAt: number }[] = [];
  /** Answers by second since 1970. */
  readonly perSecond = new Map<number, number>();

  count(call: Call): void {
    let figures = this.steps.get(call.step);
    if (!figures) {
      figures = { class: call.class, calls: 0, latencies: [], outcomes: new Map() };
      this.steps.set(call.step, figures);
    }
    figures.calls += 1;
    figures.latencies.push(call.ms);
    figures.outcomes.set(call.outcome, (figures.outcomes.get(call.outcome) ?? 0) + 1);
    const second = Math.floor(call.answeredAt / 1000);
    this.perSecond.set(second, (this.perSecond.get(second) ?? 0) + 1);
    const isSale = call.outcome === "ok" && SELLING.has(call.step);
    if (isSale) this.sales.push({ sentAt: call.sentAt, answeredAt: call.answeredAt });
  }
}

const SELLING = new Set(["claim", "form", "pay", "verify"]);
