import type { Crowd } from "./crowd/crowd.ts";
import type { Sampler } from "./sampler.ts";

const isLive = process.stdout.isTTY === true;
const EVERY_MS = isLive ? 500 : 10_000;

/** Shows how far the crowd is: a line that moves in a terminal, else a line every ten seconds. */
export function showProgress(crowds: readonly Crowd[], sampler: Sampler, startedAt: number): () => void {
  const show = () => {
    const counts = crowds.map(({ howMany }) => howMany());
    const came = counts.reduce((sum, count) => sum + count.came, 0);
    const gone = counts.reduce((sum, count) => sum + count.gone, 0);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const sale = sampler.latest();
    const told = sale
      ? `${sale.phase}: ${sale.confirmed} of ${sale.capacity} sold, ${sale.held} at checkout, ${sale.issued - sale.serving} in the queue`
      : "no status yet";
    const line = `… ${seconds} s: ${came} came, ${gone} are done; ${told}`;
    if (isLive) process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns ?? 100) - 1)}`);
    else console.log(line);
  };
  const timer = setInterval(show, EVERY_MS);
  return () => {
    clearInterval(timer);
    show();
    if (isLive) process.stdout.write("\n");
  };
}
