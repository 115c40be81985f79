import { callApi, type Reply } from "#app/api-client/call-api.ts";
import { retryCall } from "./retry-call.ts";

/**
 * Waits until our server can be reached, for a page that is about to be left: offline, the browser would show its own
 * error page in its place. The browser's word alone is not enough, because it calls a server on this device unreachable.
 */
export async function untilReachable(slug: string, onRetry: (code: string) => void): Promise<void> {
  const reach = async (): Promise<Reply<unknown>> => {
    const reply = await callApi(`/api/events/${slug}/status`);
    // A refusal was somebody's answer, and the next page explains it better.
    return reply.kind === "refused" ? { kind: "ok", body: null } : reply;
  };
  await retryCall(reach, { onRetry });
}
