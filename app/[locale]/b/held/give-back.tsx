import { useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { sayRefusal } from "#app/copy/say-refusal.ts";
import { recallBooking } from "#app/visitor/memory.ts";
import { codeOf, repeatCall } from "#app/visitor/repeat-call.ts";
import { useRefusedCode } from "#app/visitor/use-refused-code.ts";
import { Button } from "#ui/button.tsx";
import type { BookingCopy } from "../booking-app.tsx";

/** Then the person may decide again. Ours. */
const PATIENCE_MS = 15_000;

type Props = { bookingId: string; copy: BookingCopy; look: () => Promise<boolean>; isBusy: boolean };

/** Gives the place to somebody else, after asking once. */
export function GiveBack({ bookingId, copy, look, isBusy }: Props) {
  const [step, setStep] = useState<"closed" | "asking" | "busy">("closed");
  const [refusedCode, setRefusedCode] = useRefusedCode();
  const text = copy.held;

  async function giveBack() {
    setStep("busy");
    const accessToken = recallBooking(bookingId)?.accessToken;
    const giveUp = () =>
      callApi(`/api/bookings/${bookingId}`, { method: "DELETE", body: {}, accessToken, shape: nothing });
    const reply = await repeatCall(giveUp, { until: Date.now() + PATIENCE_MS, now: Date.now });
    setRefusedCode(reply.kind === "ok" ? null : codeOf(reply));
    setStep("closed");
    await look();
  }

  if (step === "closed") {
    return (
      <div className="mt-6">
        <p role="status">{refusedCode && sayRefusal(copy.refusals, refusedCode)}</p>
        <Button kind="quiet" className="text-soft" disabled={isBusy} onClick={() => setStep("asking")}>
          {text.giveBack}
        </Button>
      </div>
    );
  }
  return (
    <section className="mt-6 rounded-card border border-line bg-surface p-4" aria-labelledby="give-back">
      <h2 id="give-back" className="font-semibold">
        {text.giveBackAsk}
      </h2>
      <p className="text-soft">{text.giveBackText}</p>
      <div className="mt-3 grid gap-2 sm:grid-cols-2">
        <Button kind="secondary" autoFocus disabled={step === "busy"} onClick={() => setStep("closed")}>
          {text.giveBackNo}
        </Button>
        <Button kind="lost" disabled={step === "busy"} onClick={() => void giveBack()}>
          {step === "busy" ? text.giveBackBusy : text.giveBackYes}
        </Button>
      </div>
    </section>
  );
}
