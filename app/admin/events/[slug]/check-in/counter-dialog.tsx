import { useEffect, useRef, useState } from "react";
import { readCheckInCode } from "#booking/check-in/check-in-code.ts";
import type { IndexedList } from "#booking/check-in/check-in-list.ts";
import { decideRider, decideScan, isPerhapsNewer, type Verdict } from "#booking/check-in/decide-check-in.ts";
import { CrossIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { CameraView } from "./camera-view.tsx";
import { ResultPanel, toneOf } from "./result-panel.tsx";
import type { Opened, Shown } from "./shown.ts";
import type { Desk } from "./use-desk.ts";
import { hashOfCode } from "./verify-list.ts";

type Props = { desk: Desk; opened: Opened; onClose: () => void };

/** The whole screen: the camera and, over it, what became of a ticket; or one rider who was found by hand. */
export function CounterDialog({ desk, opened, onClose }: Props) {
  const t = useOrganizerText();
  const dialog = useRef<HTMLDialogElement>(null);
  const isBusy = useRef(false);
  const [isLookingUp, setLookingUp] = useState(false);
  const [shown, setShown] = useState<Shown | null>(
    opened === "camera" ? null : { verdict: decideRider(opened), done: null },
  );
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  async function scan(text: string) {
    const { list } = desk;
    if (!list || isBusy.current) return;
    isBusy.current = true;
    try {
      const next = await judge(text, list);
      const isNew = next.verdict.is === "welcome" && !desk.checkIns.has(next.verdict.rider.id);
      if (next.verdict.is === "welcome" && isNew) await desk.checkIn(next.verdict.rider, null);
      setShown({ ...next, done: isNew ? "checked_in" : null });
      vibrate(next.verdict, isNew);
    } finally {
      isBusy.current = false;
    }
  }

  async function judge(text: string, list: IndexedList): Promise<{ verdict: Verdict }> {
    const code = readCheckInCode(text);
    const hash = code.kind === "signed" ? await hashOfCode(code.text) : "";
    const verdict = decideScan(code, hash, list);
    if (verdict.is !== "stopped" || !isPerhapsNewer(verdict.because) || !navigator.onLine) return { verdict };
    // Perhaps booked since.
    setLookingUp(true);
    const newer = await desk.refreshList().finally(() => setLookingUp(false));
    return { verdict: newer ? decideScan(code, hash, newer) : verdict };
  }

  return (
    <dialog
      ref={dialog}
      aria-label={opened === "camera" ? t("Scan tickets") : t("Rider")}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden bg-[#101316] p-0 text-white"
    >
      {opened === "camera" ? (
        <div inert={shown !== null}>
          <CameraView isPaused={shown !== null} onText={(text) => void scan(text)} />
        </div>
      ) : null}
      {shown ? (
        <ResultPanel
          desk={desk}
          shown={shown}
          onChange={setShown}
          isScanning={opened === "camera"}
          onNext={() => (opened === "camera" ? setShown(null) : dialog.current?.close())}
        />
      ) : null}
      {isLookingUp ? (
        <p role="status" className="absolute inset-x-0 top-1/3 bg-[rgb(16_19_22/85%)] p-4 text-center font-semibold">
          {t("This phone's list does not know this ticket. Asking for a newer one…")}
        </p>
      ) : null}
      <button
        type="button"
        aria-label={t("Close")}
        onClick={() => dialog.current?.close()}
        className={`absolute top-[env(safe-area-inset-top)] right-0 inline-flex size-14 items-center justify-center ${
          shown ? toneOf(shown, desk).text : "bg-[rgb(16_19_22/85%)]"
        }`}
      >
        <CrossIcon />
      </button>
    </dialog>
  );
}

/** Felt in a loud place: once short for a check-in, twice for a look, long for a stop. */
function vibrate(verdict: Verdict, isNew: boolean): void {
  navigator.vibrate?.(isNew ? 120 : verdict.is === "stopped" ? 500 : [80, 80, 80]);
}
