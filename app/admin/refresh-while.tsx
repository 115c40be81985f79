"use client";

import { useEffect } from "react";
import { useRefresh } from "./use-refresh.ts";

const REFRESH_MS = 3000;

/** Makes the page anew every few seconds, as long as something on it is under way and somebody looks. */
export function RefreshWhile({ isUnderWay }: { isUnderWay: boolean }) {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, refresh]);
  return null;
}
