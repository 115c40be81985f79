import { useCallback, useEffect, useRef, useState } from "react";

export type PaymentCheck = {
  isAsking: boolean;
  /** `couldNotCheck`: nobody knows, and nobody is asked to pay meanwhile; the page goes on asking. */
  answer: "nonePaid" | "couldNotCheck" | null;
  ask: () => void;
};

/** What a person would wait between two presses. Ours. */
const AGAIN_MS = 5000;

/** Whoever says that they have paid: asks Razorpay, and as long as that fails again, at once when the page is back online. */
export function usePaymentCheck(sync: () => Promise<boolean>): PaymentCheck {
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<PaymentCheck["answer"]>(null);
  const isRunning = useRef(false);

  /** If a payment is found, the screen changes. */
  const ask = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setAsking(true);
    // What was not known stays unknown until there is an answer.
    setAnswer((last) => (last === "couldNotCheck" ? last : null));
    const hasAskedRazorpay = await sync();
    isRunning.current = false;
    setAsking(false);
    setAnswer(hasAskedRazorpay ? "nonePaid" : "couldNotCheck");
  }, [sync]);

  useEffect(() => {
    if (answer !== "couldNotCheck" || isAsking) return;
    const askIfSeen = () => void (document.hidden || ask());
    const timer = setInterval(askIfSeen, AGAIN_MS);
    document.addEventListener("visibilitychange", askIfSeen);
    window.addEventListener("pageshow", askIfSeen);
    window.addEventListener("online", askIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askIfSeen);
      window.removeEventListener("pageshow", askIfSeen);
      window.removeEventListener("online", askIfSeen);
    };
  }, [answer, isAsking, ask]);

  return { isAsking, answer, ask: () => void ask() };
}
