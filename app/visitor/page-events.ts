/** Calls `listener` when the browser shows this page again from its back/forward cache; answers how to stop. */
export function onPageRestored(listener: () => void): () => void {
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) listener();
  };
  window.addEventListener("pageshow", onPageShow);
  return () => window.removeEventListener("pageshow", onPageShow);
}

/** Calls `listener` when the page is hidden or shown, and when the network is back; answers how to stop. */
export function onPageActivity(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  window.addEventListener("pageshow", listener);
  window.addEventListener("online", listener);
  return () => {
    document.removeEventListener("visibilitychange", listener);
    window.removeEventListener("pageshow", listener);
    window.removeEventListener("online", listener);
  };
}
