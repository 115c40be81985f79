"use client";

import { useEffect, useState } from "react";
import { useOrganizerText } from "./language/text-context.tsx";

const SHOWN_MS = 6000;

/**
 * Without a connection a link would lead to the browser's own error, and what the page had loaded would be gone. So the page stays,
 * and says why. Check-in, which the phone keeps for such a time, opens all the same.
 */
export function StayWhenOffline() {
  const t = useOrganizerText();
  const [pressedAt, setPressedAt] = useState<number | null>(null);

  useEffect(() => {
    function stay(event: MouseEvent) {
      if (navigator.onLine || event.defaultPrevented || event.button !== 0) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !leadsAway(link)) return;
      event.preventDefault();
      setPressedAt(Date.now());
    }
    document.addEventListener("click", stay);
    return () => document.removeEventListener("click", stay);
  }, []);

  useEffect(() => {
    if (pressedAt === null) return;
    const hide = () => setPressedAt(null);
    const timer = setTimeout(hide, SHOWN_MS);
    addEventListener("online", hide);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", hide);
    };
  }, [pressedAt]);

  return (
    <div role="status" className="fixed inset-x-4 top-20 z-30 mx-auto max-w-md print:hidden">
      {pressedAt === null ? null : (
        <p className="rounded-card bg-ink px-4 py-3 font-medium text-paper shadow-lg">
          {t("No connection. This page stays open; try the link again when the phone is online.")}
        </p>
      )}
    </div>
  );
}

function leadsAway({ protocol, origin, pathname, hash, target, download }: HTMLAnchorElement): boolean {
  if (!/^https?:$/.test(protocol) || target === "_blank" || download) return false;
  if (origin !== location.origin) return true;
  return !pathname.endsWith("/check-in") && !(hash && pathname === location.pathname);
}
