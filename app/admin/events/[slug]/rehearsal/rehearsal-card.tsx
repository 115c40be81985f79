import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import { readRunningRehearsals } from "#booking/rehearsals/read-rehearsals.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { organizerText } from "../../../language/organizer-text.ts";
import { runningCopy } from "../../../rehearsal-copy.ts";

/** On Now, until the sale: going through it once before riders do. Nothing of a draft that can't be shown yet. */
export async function RehearsalCard({ event }: { event: BookableEvent }) {
  if (event.rehearsalOf !== null) return null;
  const t = await organizerText();
  const { db, clock } = office();
  const running = (await readRunningRehearsals(db)).get(event.id);
  if (!running && listMissing(event, await readEventCapacity(db, event.id), clock.now()).length > 0) return null;
  return (
    <section className="mt-6 max-w-[720px] rounded-card border border-line bg-surface p-4">
      <h2 className="font-bold text-[1.15rem]">{t("Rehearse")}</h2>
      <p className="mt-1 text-soft">
        {t(
          "Your team books, pays with play money and checks in on their own phones, before riders do. No real money moves, and the event stays as it is.",
        )}
      </p>
      {running ? <p className="mt-2 font-semibold text-time">{runningCopy(running, t)}</p> : null}
      <ButtonLink kind="secondary" href={`/admin/events/${event.slug}/rehearsal`} className="mt-3">
        {running ? t("Open the rehearsal") : t("Rehearse")}
      </ButtonLink>
    </section>
  );
}
