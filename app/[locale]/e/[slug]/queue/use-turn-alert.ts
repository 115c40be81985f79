import { useEffect } from "react";

/** Loaded only when needed. If it can't be, the screen and the tab's title are enough. */
const turnAlert = () => import("./turn-alert.ts");

/** Whether the browser can be asked to show notifications. */
export const canRequestNotifications = (): boolean =>
  "Notification" in window && "serviceWorker" in navigator && Notification.permission === "default";

export const requestNotifications = (): Promise<boolean> =>
  turnAlert().then(
    (alert) => alert.requestNotifications(),
    () => false,
  );

const ring = () =>
  void turnAlert().then(
    (alert) => alert.playTurnAlert(),
    () => {},
  );

/** At the turn: plays the alert on a visible page; else shows a notification, and plays it when the page is shown. */
export function useTurnAlert(isTurn: boolean, text: { title: string; body: string }): void {
  const { title, body } = text;
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
