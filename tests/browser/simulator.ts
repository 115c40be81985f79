import { expect } from "@playwright/test";

/** What the bank, Razorpay or its dashboard does, by the simulator's control calls. */
export async function atRazorpay(razorpayUrl: string, path: string, body: object = {}): Promise<void> {
  const reply = await fetch(`${razorpayUrl}/_sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(reply.status, `the simulator's answer to ${path}`).toBe(200);
}
