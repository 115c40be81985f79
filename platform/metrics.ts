import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The metrics of this process, for Prometheus. No label ever holds a person, a booking or an event. */
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
    help: "Items processed by background jobs",
    labelNames: ["job"],
    registers: [this.#registry],
  });

  readonly #badSignatures = new Counter({
    name: "webhook_signatures_bad_total",
    help: "Webhooks refused because their signature was not Razorpay's",
    registers: [this.#registry],
  });

  readonly #redisFailures = new Counter({
    name: "queue_redis_failures_total",
    help: "Commands of the queue that Redis refused or did not answer in time",
    registers: [this.#registry],
  });

  readonly #redisServes = new Gauge({
    name: "queue_redis_serves",
    help: "1 while this process uses Redis for the queue, 0 while it does without because Redis fails",
    registers: [this.#registry],
  });

  readonly #issuerChanges = new Counter({
    name: "queue_issuer_changes_total",
    help: "Changes of who issues the queue's numbers, as this process saw them, by the new issuer",
    labelNames: ["issuer"],
    registers: [this.#registry],
  });

  readonly #turnedAway = new Counter({
    name: "http_requests_turned_away_total",
    help: "Requests told to come again before anything was read, by service class",
    labelNames: ["class"],
    registers: [this.#registry],
  });

  /** `read` is asked whenever somebody reads the metrics. */
  watchDelays(read: () => Record<string, number>): void {
    new Gauge({
      name: "sale_delay_p95_milliseconds",
      help: "How long one in twenty people at checkout waited lately, by what for; the tick calls fewer when it is too long",
      labelNames: ["of"],
      registers: [this.#registry],
      collect() {
        for (const [of, milliseconds] of Object.entries(read())) this.set({ of }, milliseconds);
      },
    });
  }

  constructor() {
    this.#redisServes.set(1);
    collectDefaultMetrics({ register: this.#registry });
  }

  countRequest(labels: { route: string; method: string; status: number }, seconds: number): void {
    this.#requests.observe(labels, seconds);
  }

  countTurnedAway(serviceClass: string): void {
    this.#turnedAway.inc({ class: serviceClass });
  }

  countJob(job: string, items: number): void {
    this.#jobs.inc({ job }, items);
  }

  countBadSignature(): void {
    this.#badSignatures.inc();
  }

  countRedisFailure(): void {
    this.#redisFailures.inc();
  }

  setRedisServing(serves: boolean): void {
    this.#redisServes.set(serves ? 1 : 0);
  }

  countIssuerChange(issuer: string): void {
    this.#issuerChanges.inc({ issuer });
  }

  text = (): Promise<string> => this.#registry.metrics();
}
