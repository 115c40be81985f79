import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { organizerText } from "../../language/organizer-text.ts";

const PATH = "/admin/events/new";

/** What a new event may begin as: a template, a copy of another event, or nothing. */
export async function StartChoice({ events }: { events: readonly BookableEvent[] }) {
  const t = await organizerText();
  const latestFirst = events.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
  return (
    <div className="grid max-w-[720px] gap-8">
      <Choices title={t("A template")}>
        <Choice
          href={`${PATH}?from=ride`}
          name={t("Cycling ride")}
          about={t("Rules, questions, answers and a waiver for riders")}
        />
        <Choice href={`${PATH}?from=run`} name={t("Run")} about={t("The same for runners")} />
        <Choice href={`${PATH}?from=empty`} name={t("Empty")} about={t("Nothing but your contact details")} />
      </Choices>
      {latestFirst.length > 0 ? (
        <Choices title={t("A copy of an event")}>
          {latestFirst.map(({ id, slug, title, startsAt }) => (
            <Choice key={id} href={`${PATH}?copy=${slug}`} name={title} about={t.date(startsAt)} />
          ))}
        </Choices>
      ) : null}
    </div>
  );
}

function Choices({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 font-bold text-[1.15rem]">{title}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">{children}</ul>
    </section>
  );
}

function Choice({ href, name, about }: { href: string; name: string; about: string }) {
  return (
    <li>
      <a href={href} className="block px-4 py-3 hover:bg-paper">
        <span className="block font-semibold">{name}</span>
        <span className="block text-[0.95rem] text-soft">{about}</span>
      </a>
    </li>
  );
}
