import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { add } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { readEventBySlug } from "../events/read-event.ts";
import { listAnswerCounts } from "./list-answer-counts.ts";

const { startline, close } = await openTestStartline();
afterAll(close);
const { db } = startline;

test("sizes are counted of confirmed riders, in the order of the list, with what stands on it no more at the end", async () => {
  const event = await anEventOnSale(startline, { capacity: 9 });
  const ask = (options: string[]) =>
    sql`UPDATE events SET questions = ${JSON.stringify([
      { id: "size", label: "T-shirt size", kind: "choice", options, isRequired: false },
      { id: "club", label: "Club", kind: "text", isRequired: false },
    ])}::jsonb WHERE id = ${event.id}`.execute(db);
  await ask(["S", "M", "XS"]);
  for (const size of ["M", "S", "M", "XS", "M", ""]) await add(startline, event, { answers: { size, club: "Racers" } });
  await sql`UPDATE bookings SET state = 'cancelled' WHERE event_id = ${event.id} AND id = (
    SELECT booking_id FROM participants WHERE event_id = ${event.id} AND answers ->> 'size' = 'M' LIMIT 1)`.execute(db);
  await ask(["S", "M", "L"]);

  const stored = await readEventBySlug(db, event.slug);
  expect(stored && (await listAnswerCounts(db, stored))).toEqual([
    {
      label: "T-shirt size",
      counts: [
        { answer: "S", count: 1 },
        { answer: "M", count: 2 },
        { answer: "L", count: 0 },
        { answer: "XS", count: 1 },
      ],
    },
  ]);
});
