import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What a monitor may ask of this process, in Prometheus' terms. No label ever holds a person, a booking or an event. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Requests to the API by route, method and status",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.#registry],
  });
  readonly #jobs = new Counter({
    name: "job_items_total",
    help: "What background jobs have done",
    labelNames: ["job"],
    registers: [this.#registry],
  });

  readonly #badSignatures = new Counter({
    name: "webhook_signatures_bad_total",
    help: "Webhooks whose signature was not Razorpay's",
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  countRequest(labels: { route: string; method: string; status: number }, seconds: number): void {
    this.#requests.observe(labels, seconds);
  }

  countJob(job: string, items: number): void {
    this.#jobs.inc({ job }, items);
  }

  countBadSignature(): void {
    this.#badSignatures.inc();
  }

  text = (): Promise<string> => this.#registry.metrics();
}
