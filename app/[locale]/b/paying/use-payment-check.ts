import { useCallback, useEffect, useRef, useState } from "react";
import { onPageActivity } from "#app/visitor/page-events.ts";

export type PaymentCheck = {
  isChecking: boolean;
  /** `unknown`: Razorpay could not be asked. Nobody is asked to pay meanwhile, and the page keeps checking. */
  answer: "none_paid" | "unknown" | null;
  check: () => void;
};

/** About as long as a person would wait between two presses. Our choice. */
const AGAIN_MS = 5000;

/** For "I've already paid": asks Razorpay, and keeps asking while that fails, at once when the page is back online. */
export function usePaymentCheck(sync: () => Promise<boolean>): PaymentCheck {
  const [isChecking, setChecking] = useState(false);
  const [answer, setAnswer] = useState<PaymentCheck["answer"]>(null);
  const isRunning = useRef(false);

  /** If a payment is found, the screen changes. */
  const check = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setChecking(true);
    // Unknown stays unknown until there is an answer.
    setAnswer((last) => (last === "unknown" ? last : null));
    const hasAskedRazorpay = await sync();
    isRunning.current = false;
    setChecking(false);
    setAnswer(hasAskedRazorpay ? "none_paid" : "unknown");
  }, [sync]);

  useEffect(() => {
    if (answer !== "unknown" || isChecking) return;
    const checkIfVisible = () => void (document.hidden || check());
    const timer = setInterval(checkIfVisible, AGAIN_MS);
    const stopListening = onPageActivity(checkIfVisible);
    return () => {
      clearInterval(timer);
      stopListening();
    };
  }, [answer, isChecking, check]);

  return { isChecking, answer, check: () => void check() };
}
