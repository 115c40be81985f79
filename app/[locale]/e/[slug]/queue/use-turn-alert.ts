import { useEffect } from "react";
import { notifyOfTurn, ringForTurn } from "./turn-alert.ts";

/** At the turn: rings where somebody looks; else the phone tells, and it rings when the page is shown. */
export function useTurnAlert(isTurn: boolean, words: { title: string; body: string }): void {
  const { title, body } = words;
  useEffect(() => {
    if (!isTurn) return;
    if (!document.hidden) return ringForTurn();
    void notifyOfTurn(title, body);
    const onShown = () => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", onShown);
      ringForTurn();
    };
    document.addEventListener("visibilitychange", onShown);
    return () => document.removeEventListener("visibilitychange", onShown);
  }, [isTurn, title, body]);
}
