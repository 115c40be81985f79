import { callApi, type Reply } from "#app/api-client/call-api.ts";

/** `isSent` is false where the browser knew before that it had no network: then certainly nothing was done. */
export type Failure = Exclude<Reply<unknown>, { kind: "ok" }> & { isSent?: boolean };

/** Has something done for the organizer. A proxy's word that servers are in trouble is no answer: what was sent may have been done. */
export async function callOffice<Body>(
  ...call: Parameters<typeof callApi<Body>>
): Promise<Extract<Reply<Body>, { kind: "ok" }> | Failure> {
  const isSent = navigator.onLine;
  const reply = await callApi<Body>(...call);
  if (reply.kind === "unreachable") return { ...reply, isSent };
  return reply.kind === "refused" && isProxys(reply) ? { kind: "unreachable" } : reply;
}

/** Each refusal of ours has a title (RFC 9457). */
const isProxys = ({ status, problem }: Extract<Reply<unknown>, { kind: "refused" }>): boolean =>
  status >= 500 && typeof problem.title !== "string";
