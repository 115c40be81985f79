import { systemClock } from "#platform/clock.ts";
import { tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { startNginx } from "../../servers/nginx.ts";
import { runGenerator } from "../measure.ts";
import type { Stage } from "../stage.ts";
import { countRequests } from "./count-requests.ts";
import type { PollOrder, PollReport } from "./poll-status.ts";

export type StatusFigures = PollReport & { originRequests: number; perPersonAndMinute: number };

/** People with numbers behind those called, who look at the page for a minute or so, with nginx between them and the app. */
export async function measureStatus(stage: Stage, run: { people: number; seconds: number }): Promise<StatusFigures> {
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: 1500, concurrencyTarget: 300 });
  const deps = { pool: stage.pool, clock: systemClock };
  await tickWith(deps, event.id, { epoch: 0, issued: 0 });
  await stage.pool.query(
    "UPDATE waiting_rooms SET epoch = 1, issuer = 'redis', issued = $2, reserved = $2 WHERE event_id = $1",
    [event.id, run.people],
  );
  const counter = await countRequests(stage.port);
  const { port } = await startNginx({ originPort: counter.port });
  const before = counter.count;
  const order: PollOrder = { port, slug: event.slug, ...run };
  const report = await runGenerator<PollReport>("waiting/poll-status.ts", order);
  const originRequests = counter.count - before;
  return { ...report, originRequests, perPersonAndMinute: (originRequests * 60) / run.seconds / run.people };
}
