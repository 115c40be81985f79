import { useEffect, useRef } from "react";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useRefresh } from "../../../use-refresh.ts";

/** Alerts and what can be done now come with the page, which is made anew when anybody has changed something of the sale. */
export function useFreshPage(): void {
  const { state, controls, attention } = useLiveSale().body;
  const shown = JSON.stringify({ state, controls, attention });
  const refresh = useRefresh();
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    void refresh();
  }, [shown, refresh]);
}
