import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { RenderStatement } from "../messages/ports.ts";
import { readStatement } from "./read-statement.ts";
import { statementFactsOf } from "./statement-email.ts";

type Deps = { db: Database; clock: Clock; messaging: { renderStatement: RenderStatement } };

/** The email as it would be if `by` sent the statement now, with the name of the file that is attached. */
export async function readStatementLetter(
  { db, clock, messaging }: Deps,
  event: BookableEvent,
  by: string,
): Promise<{ subject: string; text: string; fileName: string }> {
  const facts = statementFactsOf(event, await readStatement({ db, clock }, event.id, 1), by);
  const { subject, text } = await messaging.renderStatement(facts);
  return { subject, text, fileName: facts.fileName };
}
