/** What was last sent, and under which id: the same again has the same id, so that it is done once. */
export type SentRequest = { id: string; content: string };

export const nothingSent: SentRequest = { id: "", content: "" };

/** The request to send now: the last one again where nothing in it has changed. */
export function requestOf(last: SentRequest, body: object): SentRequest {
  const content = JSON.stringify(body);
  return last.id !== "" && last.content === content ? last : { id: newRequestId(), content };
}

/** A name for one press of a button: whoever has no answer and presses again sends the same one, and the thing is done once. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
