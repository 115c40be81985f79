import { Refusal } from "../engine/refusal.ts";

const JSON_HEADERS = { "Content-Type": "application/json" };

/** Compact JSON, always 200: Razorpay has no 201. */
export function ok(wire: object): Response {
  return okText(JSON.stringify(wire));
}

export function okText(json: string): Response {
  return new Response(json, { headers: JSON_HEADERS });
}

export function refused(refusal: Refusal): Response {
  return new Response(JSON.stringify({ error: refusal.error }), { status: refusal.status, headers: JSON_HEADERS });
}

/** The thing, printed by `print`, or the refusal. */
export function answer<Thing extends object>(outcome: Thing | Refusal, print: (thing: Thing) => object): Response {
  return outcome instanceof Refusal ? refused(outcome) : ok(print(outcome));
}

/** The request's JSON object. An empty body is an empty object, as the SDK sends for a whole refund. */
export async function readJson(request: { text(): Promise<string> }): Promise<Record<string, unknown> | Refusal> {
  const text = await request.text();
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal.
  }
  return new Refusal(400, "The request body is not valid JSON.", { reason: "input_validation_failed" });
}
