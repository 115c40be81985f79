import { type FormEvent, useState } from "react";
import { CONTROL_BOUNDS, type SaleControls, type WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { readCount } from "../../../event-form/form-values.ts";
import { PageSection } from "../../../page-section.tsx";
import type { ChangeControls } from "./change-controls.ts";
import { decideLimit, type Limit } from "./decide-limit.ts";
import { useControlProblems } from "./use-control-problems.ts";

type Props = { controls: SaleControls; now: WaitingRoomNow; change: ChangeControls };
type Field = "callsPerSecond" | "concurrencyTarget";

/** How fast people are called, and how many of them are booking at the same time. */
export function PaceControl({ controls, now, change }: Props) {
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
      return setProblems(Object.fromEntries(unreadable.map(([field]) => [field, "Enter a whole number."])));
    }
    setBusy(true);
    const found = await change(request);
    setBusy(false);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setTyped({});
    setSaid("Done. It applies from now on.");
  }

  const perSecond = readCount(textOf("callsPerSecond"));
  const isLowered = now.concurrency < controls.concurrencyTarget;
  return (
    <PageSection title="How fast people are called">
      <form onSubmit={(event) => void save(event)} noValidate className="max-w-[720px] space-y-5">
        <p className="text-soft">{limitCopy[decideLimit(now, controls)]}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            id="callsPerSecond"
            label="Most people to call per second"
            hint={`From ${bounds("callsPerSecond")}`}
            below={<Below>{perSecond ? `That is up to ${number(60 * perSecond)} a minute.` : ""}</Below>}
            inputMode="numeric"
            autoComplete="off"
            value={textOf("callsPerSecond")}
            error={problems.callsPerSecond}
            onChange={({ target }) => type("callsPerSecond", target.value)}
          />
          <TextField
            id="concurrencyTarget"
            label="Most people booking at the same time"
            hint={`From ${bounds("concurrencyTarget")}`}
            below={
              <Below>
                {`Now: ${number(now.held + now.called)}. When it is full, the next is called as soon as somebody is done.`}
              </Below>
            }
            inputMode="numeric"
            autoComplete="off"
            value={textOf("concurrencyTarget")}
            error={problems.concurrencyTarget}
            onChange={({ target }) => type("concurrencyTarget", target.value)}
          />
        </div>
        {isLowered ? (
          <Notice tone="time" title={`For now, at most ${number(now.concurrency)} people are let in at the same time`}>
            Booking or paying is slow at the moment, so Startline has lowered it. It rises again by itself.
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" disabled={isBusy || Object.keys(typed).length === 0}>
            {isBusy ? <Spinner /> : null}
            Use these numbers
          </Button>
          <p role="status" className="text-[0.95rem] text-soft">
            {said}
          </p>
        </div>
        <p role="alert" className="font-medium text-lost empty:hidden">
          {problems.whole ?? problems.unreachable}
        </p>
      </form>
    </PageSection>
  );
}

/** What would help now, so that nobody changes what has no effect. */
const limitCopy: Record<Limit, string> = {
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
const bounds = (field: Field): string => `${CONTROL_BOUNDS[field].min} to ${number(CONTROL_BOUNDS[field].max)}`;
