import type { Merchant } from "../engine/merchant.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Simulator } from "../simulator.ts";

/** HTTP Basic with key id and key secret. The scheme must be spelled exactly `Basic`, as Razorpay's docs say. */
export function signIn(sim: Simulator, authorization: string | undefined): Merchant | Refusal {
  const [keyId, keySecret] = credentials(authorization);
  const merchant = sim.books.merchants.get(keyId);
  if (merchant && merchant.keySecret === keySecret) return merchant;
  return new Refusal(sim.settings.authFailureStatus, "Authentication failed");
}

export function credentials(authorization: string | undefined): [keyId: string, keySecret: string] {
  if (!authorization?.startsWith("Basic ")) return ["", ""];
  const [keyId = "", ...secret] = Buffer.from(authorization.slice(6), "base64").toString().split(":");
  return [keyId, secret.join(":")];
}
