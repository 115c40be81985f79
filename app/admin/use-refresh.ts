import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { callApi } from "#app/api-client/call-api.ts";

/**
 * Makes the page anew, if the server answers. Next turns a refresh without an answer into a navigation, which would throw
 * whoever has no network onto the browser's own error page.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    const reply = await callApi("/api/health");
    if (reply.kind === "ok") router.refresh();
  }, [router]);
}
