import { keepRate, type Rate } from "../load/keep-rate.ts";
import { type Latency, latencyOf } from "../load/latency.ts";
import type { Measured } from "../measure.ts";
import { bookAndPay } from "../money/book-and-pay.ts";
import type { MoneyStage } from "../money/money-stage.ts";
import { pagesOf, type ShownEvent } from "./pages-stage.ts";

export type PageFigures = { page: string; latency: Latency; p95: number };

/** Signs the demo's organizer in; answers the cookie. */
export async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`signing in was answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Loads each page `times` times, one after the other and all pages in turn, to the last byte of its document. */
export async function measurePages(
  { url, cookie }: { url: string; cookie: string },
  pages: { name: string; path: string }[],
  times: number,
): Promise<Measured<{ pages: PageFigures[] }>> {
  const took = new Map<string, number[]>(pages.map(({ name }) => [name, []]));
  const faults = new Set<string>();
  for (let round = 0; round < times; round += 1) {
    for (const { name, path } of pages) {
      const began = performance.now();
      const response = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
      const text = await response.text();
      took.get(name)?.push(performance.now() - began);
      const isShown = response.status === 200 || (response.status === 404 && path.endsWith("no-such-page"));
      if (!isShown) faults.add(`${path} was answered ${response.status} ${text.slice(0, 80)}`);
    }
  }
  const figures = [...took].map(([page, times]) => ({ page, latency: latencyOf(times), p95: percentile95(times) }));
  return { pages: figures, faults: [...faults] };
}

/** The same while riders come to this event at `rate`, each of whom joins, takes a place, fills in the form and pays. */
export async function measureInSurge(
  stage: MoneyStage,
  event: ShownEvent,
  browser: { url: string; cookie: string },
  { rate, times }: { rate: Rate; times: number },
): Promise<Measured<{ pages: PageFigures[] }>> {
  let isOver = false;
  const surge = keepRate(rate, async () => {
    await bookAndPay(stage, event, { verifies: true });
  }).finally(() => {
    isOver = true;
  });
  const found = await measurePages(browser, pagesOf(event), times);
  if (isOver) found.faults.push("the surge was over before the pages were measured: let it last longer");
  await surge;
  return found;
}

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
