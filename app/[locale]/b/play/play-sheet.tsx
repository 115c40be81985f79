import { useEffect, useId, useRef, useState } from "react";
import type { Copy } from "#app/copy/copy.ts";
import { fill } from "#app/copy/fill.ts";
import type { PlayOutcome } from "#booking/rehearsals/create-play-payment.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";

export type PlayTrouble = "failed" | "noAnswer" | "refused";

type Props = {
  copy: Copy["rehearsal"];
  amount: string;
  /** Answers what there is to say; null when the sheet goes away. */
  onPress: (outcome: PlayOutcome) => Promise<PlayTrouble | null>;
  onClose: () => void;
};

/** In the place of Razorpay's window. The browser's own dialog keeps the focus inside and gives it back. */
export function PlaySheet({ copy, amount, onPress, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PlayTrouble | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function press(outcome: PlayOutcome) {
    setBusy(true);
    setTrouble(null);
    setTrouble(await onPress(outcome));
    setBusy(false);
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="mx-auto mt-auto mb-0 w-full max-w-[560px] rounded-t-card border-line border-t bg-paper px-4 pt-5 pb-[max(20px,env(safe-area-inset-bottom))] text-ink backdrop:bg-[rgb(0_0_0/50%)] sm:my-auto sm:rounded-card sm:border"
    >
      <h2 id={titleId} className="font-bold text-[1.4rem]">
        {copy.title}
      </h2>
      <p className="mt-1">{copy.text}</p>
      <p role="alert" className="mt-3 font-semibold text-lost empty:hidden">
        {trouble ? copy[trouble] : ""}
      </p>
      <div className="mt-4 grid gap-3">
        <Button disabled={isBusy} onClick={() => void press("succeed")}>
          {isBusy ? <Spinner /> : null}
          {fill(copy.pay, { amount })}
        </Button>
        <Button kind="secondary" disabled={isBusy} onClick={() => void press("fail")}>
          {copy.fail}
        </Button>
        <Button kind="secondary" disabled={isBusy} onClick={() => void press("succeed_slowly")}>
          {copy.slow}
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={onClose}>
          {copy.close}
        </Button>
      </div>
    </dialog>
  );
}
