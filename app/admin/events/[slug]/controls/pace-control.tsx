import { type FormEvent, useState } from "react";
import { CONTROL_BOUNDS, type SaleControls, type WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { readCount } from "../../../event-form/form-values.ts";
import { Fold } from "../../../fold.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { ChangeControls } from "./change-controls.ts";
import { decideLimit, type Limit } from "./decide-limit.ts";
import { paceCopy } from "./pace-copy.ts";
import { SPEEDS, type Speed, speedOf } from "./speeds.ts";
import { useControlProblems } from "./use-control-problems.ts";

type Props = { controls: SaleControls; now: WaitingRoomNow; change: ChangeControls };
type Field = "callsPerSecond" | "concurrencyTarget";

/** How fast people are called, and how many of them are booking at the same time. */
export function PaceControl({ controls, now, change }: Props) {
  const t = useOrganizerText();
  // What was typed and not saved yet; everything else follows what another organizer sets.
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const [problems, setProblems] = useControlProblems();
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const textOf = (field: Field): string => typed[field] ?? String(controls[field]);
  const type = (field: Field, text: string) => {
    setTyped((current) => ({ ...current, [field]: text }));
    setSaid("");
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    const request: Partial<Record<Field, number>> = {};
    for (const field of Object.keys(typed) as Field[]) request[field] = readCount(textOf(field)) ?? Number.NaN;
    const unreadable = Object.entries(request).filter(([, value]) => Number.isNaN(value));
    if (unreadable.length > 0) {
      return setProblems(Object.fromEntries(unreadable.map(([field]) => [field, t("Enter a whole number.")])));
    }
    await apply(request);
  }

  async function apply(request: Partial<Record<Field, number>>) {
    setBusy(true);
    setSaid("");
    const found = await change(request);
    setBusy(false);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setTyped({});
    setSaid(t("Done. It applies from now on."));
  }

  const perSecond = readCount(textOf("callsPerSecond"));
  const isLowered = now.concurrency < controls.concurrencyTarget;
  const speed = speedOf(controls);
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="space-y-5">
      <CallNumbers now={now} controls={controls} />
      <p className="text-soft">{t(limitCopy[decideLimit(now, controls)])}</p>
      <fieldset className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,6rem),1fr))] gap-2">
        <legend className="sr-only">{t("Speed")}</legend>
        {(Object.keys(SPEEDS) as Speed[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === speed}
            disabled={isBusy}
            onClick={() => each !== speed && void apply(SPEEDS[each])}
            className="min-h-14 rounded-card border border-edge bg-surface font-semibold hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
          >
            {t(speedCopy[each])}
          </button>
        ))}
      </fieldset>
      <Fold summary={t("Advanced: your own numbers")} isOpen={speed === null}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            id="callsPerSecond"
            label={t("Most people to call per second")}
            hint={t("From {min} to {max}", CONTROL_BOUNDS.callsPerSecond)}
            below={<Below>{perSecond ? t("That is up to {count} a minute.", { count: 60 * perSecond }) : ""}</Below>}
            inputMode="numeric"
            autoComplete="off"
            value={textOf("callsPerSecond")}
            error={problems.callsPerSecond}
            onChange={({ target }) => type("callsPerSecond", target.value)}
          />
          <TextField
            id="concurrencyTarget"
            label={t("Most people booking at the same time")}
            hint={t("From {min} to {max}", CONTROL_BOUNDS.concurrencyTarget)}
            below={
              <Below>
                {t("Now: {count}. When it is full, the next is called as soon as somebody is done.", {
                  count: now.held + now.called,
                })}
              </Below>
            }
            inputMode="numeric"
            autoComplete="off"
            value={textOf("concurrencyTarget")}
            error={problems.concurrencyTarget}
            onChange={({ target }) => type("concurrencyTarget", target.value)}
          />
        </div>
        <Button type="submit" className="mt-5" disabled={isBusy || Object.keys(typed).length === 0}>
          {isBusy ? <Spinner /> : null}
          {t("Use these numbers")}
        </Button>
      </Fold>
      {isLowered ? (
        <Notice
          tone="time"
          title={t("For now, at most {count} people are let in at the same time", { count: now.concurrency })}
        >
          {t("Booking or paying is slow at the moment, so Startline has lowered it. It rises again by itself.")}
        </Notice>
      ) : null}
      <p role="status" className="text-[0.95rem] text-soft">
        {said}
      </p>
      <p role="alert" className="font-medium text-lost empty:hidden">
        {problems.whole ?? problems.unreachable}
      </p>
    </form>
  );
}

/** How people are being called: what a change of the speed would change. */
function CallNumbers({ now, controls }: Pick<Props, "now" | "controls">) {
  const t = useOrganizerText();
  const entries: [name: string, value: string, note: string][] = [
    [t("Called a minute"), number(now.calledPerMinute), paceCopy(now, controls, t)],
    [t("Now serving"), number(now.serving), t("the last number that was called")],
    [t("Came"), `${Math.round(now.turnout * 100)}%`, t("of the people called lately")],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-3">
      {entries.map(([name, value, note]) => (
        <div key={name} className="max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4">
          <dt className="shrink-0 font-semibold text-[0.95rem] text-soft leading-tight">{name}</dt>
          <dd className="max-sm:text-right">
            <span className="block font-bold text-[1.2rem] leading-tight tracking-[-0.02em] sm:text-[1.5rem]">
              {value}
            </span>
            <span className="block text-[0.85rem] text-soft leading-snug">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const speedCopy: Record<Speed, Text> = { Slower: "Slower", Normal: "Normal", Faster: "Faster" };

/** What would help now, so that nobody changes what has no effect. */
const limitCopy: Record<Limit, Text> = {
  not_open: "Nobody is called at the moment. These numbers apply as soon as the sale runs.",
  paused: "The sale is paused. These numbers apply as soon as it continues.",
  nobody_waits: "Nobody has to wait: whoever comes is called at once.",
  no_place: "Nobody can be called, because no place is free. These numbers change nothing now.",
  checkout_full:
    "As many people are booking as may book at the same time. Only a higher second number would speed this up.",
  pace: "People are being called as fast as the first number allows.",
};

const Below = ({ children }: { children: string }) => <p className="mt-1.5 text-[0.92rem] text-soft">{children}</p>;

const number = (count: number): string => count.toLocaleString("en-IN");
