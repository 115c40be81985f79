import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

export type CountedAnswer = { questionId: string; answer: string; count: number };

/** How often each answer to these questions was given by the event's confirmed riders: read once, however many questions there are. */
export async function selectAnswerCounts(
  db: Database,
  eventId: string,
  questionIds: readonly string[],
): Promise<CountedAnswer[]> {
  const { rows } = await sql<CountedAnswer>`
    SELECT a.key AS "questionId", a.value AS answer, count(*)::integer AS count
    FROM bookings b
    JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    CROSS JOIN LATERAL jsonb_each_text(p.answers) a
    WHERE b.event_id = ${eventId} AND b.state = 'confirmed' AND a.key = ANY (${questionIds}) AND a.value <> ''
    GROUP BY a.key, a.value`.execute(db);
  return rows;
}
