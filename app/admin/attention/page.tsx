import { listAttention } from "#booking/attention/list-attention.ts";
import { listEventsAndRehearsals } from "#booking/events/list-events.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../admin-frame.tsx";
import { organizerText, titled } from "../language/organizer-text.ts";
import { requireOrganizer } from "../require-organizer.ts";
import { OpenItems, ResolvedItems } from "./attention-list.tsx";

export const generateMetadata = titled("Needs attention");

/** Of every event and of the whole installation. */
export default async function AttentionPage() {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const [list, all] = await Promise.all([listAttention(office(), null), listEventsAndRehearsals(office().db)]);
  const events = new Map(all.map((event) => [event.id, event]));
  return (
    <AdminFrame email={email}>
      <h1 className="mb-6 font-bold text-[1.75rem] tracking-[-0.02em]">{t("Needs attention")}</h1>
      <div className="space-y-8">
        <OpenItems items={list.open} events={events} isWhole />
        {list.open.length === 0 ? (
          <p className="flex items-center gap-2 font-semibold text-yours">
            <CheckIcon className="size-5" />
            {t("Nothing needs your attention")}
          </p>
        ) : null}
        <ResolvedItems items={list.resolved} events={events} />
      </div>
    </AdminFrame>
  );
}
