import { callApi, type Reply } from "#app/api-client/call-api.ts";

/** `isSent` is false where the browser knew before that it had no network: then certainly nothing was done. */
export type Failure = Exclude<Reply<unknown>, { kind: "ok" }> & { isSent?: boolean };

/** Has something done for the organizer. */
export async function callOffice<Body>(
  ...call: Parameters<typeof callApi<Body>>
): Promise<Extract<Reply<Body>, { kind: "ok" }> | Failure> {
  const isSent = navigator.onLine;
  const reply = await callApi<Body>(...call);
  return reply.kind === "unreachable" ? { ...reply, isSent } : reply;
}
