import { type ComponentType, useEffect, useRef, useState } from "react";
import type { CheckInRider } from "#booking/check-in/check-in-list.ts";
import { isPerhapsNewer } from "#booking/check-in/decide-check-in.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, CrossIcon, EyeIcon, RidersIcon, UndoIcon } from "#ui/icons.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { CollectorForm } from "./collector-form.tsx";
import { checkInCopy, doubtCopy, stopCopy } from "./counter-copy.ts";
import type { Shown } from "./shown.ts";
import type { Desk } from "./use-desk.ts";

type Tone = { background: string; text: string; title: Text; Icon: ComponentType<{ className?: string }> };

const green = { background: "bg-yours", text: "text-paper", Icon: CheckIcon };
/** The same by day and night: the amber of words is dark by day, and close to red in the sun. */
const amber = { background: "bg-[#f5c669]", text: "text-[#16191d]", Icon: EyeIcon };
const red = { background: "bg-lost", text: "text-paper", Icon: CrossIcon };
const plain = { background: "bg-surface", text: "text-ink", Icon: RidersIcon };

/** Told by a word and an icon too, not by the color alone. */
export function toneOf({ verdict, done }: Shown, { checkIns }: Desk): Tone {
  if (verdict.is === "stopped")
    return { ...(isPerhapsNewer(verdict.because) ? amber : red), title: stopCopy[verdict.because].title };
  const there = checkIns.get(verdict.rider.id) ?? [];
  if (there.length > 1) return { ...amber, title: "Checked in twice" };
  if (there.length === 1) {
    return done === "checked_in" ? { ...green, title: "Checked in" } : { ...amber, title: "Already checked in" };
  }
  if (done === "undone") return { ...plain, Icon: UndoIcon, title: "Undone: not checked in" };
  return verdict.is === "doubtful" ? { ...amber, title: "Look first" } : { ...plain, title: "Not checked in yet" };
}

type Props = {
  desk: Desk;
  shown: Shown;
  onChange: (shown: Shown) => void;
  /** With the camera there is a next ticket. */
  isScanning: boolean;
  onNext: () => void;
};

/** The whole screen in one color: what became of a ticket or a rider, and what can be done now. */
export function ResultPanel({ desk, shown, onChange, isScanning, onNext }: Props) {
  const t = useOrganizerText();
  const { verdict } = shown;
  const tone = toneOf(shown, desk);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isForOther, setForOther] = useState(false);
  // Each new result is read out.
  useEffect(() => heading.current?.focus(), [tone.title]);

  async function act(work: () => Promise<void>, done: Shown["done"]) {
    if (isBusy) return;
    setBusy(true);
    try {
      await work();
      setForOther(false);
      onChange({ verdict, done });
    } finally {
      setBusy(false);
    }
  }
  const rider = verdict.is === "stopped" ? null : verdict.rider;
  const there = rider ? (desk.checkIns.get(rider.id) ?? []) : [];
  // "Done" beside a rider who is not checked in would be pressed instead of "Check in".
  const isLeft = rider !== null && there.length === 0 && shown.done !== "undone";
  return (
    <div className={`absolute inset-0 flex flex-col overflow-y-auto ${tone.background} ${tone.text}`}>
      <div className="mx-auto w-full max-w-[560px] flex-1 px-5 pt-[calc(3.5rem+env(safe-area-inset-top))] pb-4">
        <tone.Icon className="size-20" />
        <h2 ref={heading} tabIndex={-1} className="mt-2 font-bold text-[2rem] leading-tight outline-none">
          {t(tone.title)}
        </h2>
        {verdict.is === "stopped" ? (
          <>
            <p className="mt-3 text-[1.2rem]">{t(stopCopy[verdict.because].text)}</p>
            {verdict.reference ? (
              <p className="mt-3">{t("Reference {reference}", { reference: spelled(verdict.reference) })}</p>
            ) : null}
          </>
        ) : (
          <RiderLines rider={verdict.rider} />
        )}
        {there.map((checkIn, index) => (
          <p key={checkIn.id} className="mt-2 text-[1.1rem]">
            {checkInCopy(checkIn, index > 0 ? "also" : there.length > 1 ? "first" : "only", desk.device.id, t)}
          </p>
        ))}
        {verdict.is === "doubtful" && there.length === 0 ? (
          <ul className="mt-3 list-disc space-y-2 pl-5 text-[1.1rem]">
            {verdict.doubts.map((doubt) => (
              <li key={doubt}>{doubtCopy(doubt, verdict.rider.owesPaise, t)}</li>
            ))}
          </ul>
        ) : null}
        {rider && isForOther ? (
          <CollectorForm
            reference={rider.reference}
            isBusy={isBusy}
            onName={(name) => void act(() => desk.checkIn(rider, name), "checked_in")}
          />
        ) : null}
      </div>
      <div
        className={`${isForOther ? "" : "sticky bottom-0"} mx-auto grid w-full max-w-[560px] gap-3 px-5 pt-2 pb-[calc(1.25rem+env(safe-area-inset-bottom))]`}
      >
        {rider && !isForOther ? (
          <div className="flex flex-wrap gap-3">
            {there.length > 0 ? (
              <Button
                kind="secondary"
                className="flex-1"
                disabled={isBusy}
                onClick={() => void act(() => desk.undo(rider), "undone")}
              >
                <UndoIcon className="size-5" />
                {t("Undo")}
              </Button>
            ) : null}
            {there.length <= 1 ? (
              <Button kind="secondary" className="flex-1" disabled={isBusy} onClick={() => setForOther(true)}>
                {t("Somebody else takes the kit")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {rider && !isForOther && there.length === 0 ? (
          <Button
            className="min-h-16 text-[1.2rem]"
            disabled={isBusy}
            onClick={() => void act(() => desk.checkIn(rider, null), "checked_in")}
          >
            <CheckIcon />
            {verdict.is === "doubtful" ? t("Check in all the same") : t("Check in")}
          </Button>
        ) : null}
        {isForOther ? (
          <Button kind="secondary" disabled={isBusy} onClick={() => setForOther(false)}>
            {t("Back")}
          </Button>
        ) : (
          <Button kind="secondary" className="min-h-16 text-[1.2rem]" disabled={isBusy} onClick={onNext}>
            {isScanning ? t("Next ticket") : isLeft ? t("Not now") : t("Done")}
          </Button>
        )}
      </div>
    </div>
  );
}

function RiderLines({ rider: { name, category, bib, reference } }: { rider: CheckInRider }) {
  const t = useOrganizerText();
  return (
    <>
      <p className="mt-3 font-bold text-[1.6rem] leading-tight">{name || reference}</p>
      <p className="mt-1 text-[1.2rem]">{category}</p>
      <p className="mt-1 text-[1.2rem]">
        {bib === null ? t("No bib number") : t("Bib {number}", { number: String(bib) })}
      </p>
      <p className="mt-1">{t("Reference {reference}", { reference })}</p>
    </>
  );
}

const spelled = (plain: string): string => (plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain);
