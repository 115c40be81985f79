import { useEffect } from "react";

/** Loaded only by whoever needs it. Without it the screen and the tab's title say it. */
const turnAlert = () => import("./turn-alert.ts");

/** Whether the browser can be asked to show notifications. */
export const canAskToNotify = (): boolean =>
  "Notification" in window && "serviceWorker" in navigator && Notification.permission === "default";

export const askToNotify = (): Promise<boolean> =>
  turnAlert().then(
    (alert) => alert.askToNotify(),
    () => false,
  );

const ring = () =>
  void turnAlert().then(
    (alert) => alert.ringForTurn(),
    () => {},
  );

/** At the turn: rings where somebody looks; else the phone tells, and it rings when the page is shown. */
export function useTurnAlert(isTurn: boolean, words: { title: string; body: string }): void {
  const { title, body } = words;
  useEffect(() => {
    if (!isTurn) return;
    if (!document.hidden) return ring();
    void turnAlert().then(
      (alert) => alert.notifyOfTurn(title, body),
      () => {},
    );
    const onShown = () => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", onShown);
      ring();
    };
    document.addEventListener("visibilitychange", onShown);
    return () => document.removeEventListener("visibilitychange", onShown);
  }, [isTurn, title, body]);
}
