import { BulkheadRejectedError, bulkhead } from "cockatiel";
import { randomText } from "#platform/ids.ts";
import { isSameSecret, sha256, sign } from "#platform/keys.ts";
import type { SharedRateLimit } from "#platform/open-shared-rate-limit.ts";

/** How often somebody may try to sign in; counted in memory first, so that a refused attempt costs neither database nor hash. */
export type SignInLimits = {
  /** Of one network: an IPv6 subscriber has 2^64 addresses. */
  address: SharedRateLimit;
  /** Of one account, from all addresses together. */
  account: SharedRateLimit;
  /** Of a browser in which this account has signed in before: nobody else's attempts are counted against it. */
  device: SharedRateLimit;
};

/** A hash takes 19 MiB and a thread of the four that all of Node's file and name look-ups share. */
const ATTEMPTS_AT_ONCE = 2;
/** At some 40 ms each the last of them waits a second. */
const ATTEMPTS_WAITING_MAX = 40;
const DEVICE_COOKIE = "startline_device";
const DEVICE_SECONDS = 400 * 24 * 3600;

/**
 * Lets attempts to sign in through to `attempt`: few at once, and of one address, one account or one known browser not too
 * many. Who guesses an account's password from everywhere uses up the account's limit; its organizer still signs in from
 * a browser that knows the account, by a signed cookie (OWASP, device cookies).
 */
export function guardSignIn({ limits, key, isSecure }: { limits: SignInLimits; key: string; isSecure: boolean }) {
  const attempts = bulkhead(ATTEMPTS_AT_ONCE, ATTEMPTS_WAITING_MAX);
  const signatureOf = (account: string, device: string) =>
    sign(key, `device ${account} ${device}`).toString("base64url");

  function knownDevice(headers: Headers, account: string): string | null {
    const cookie = new RegExp(`(?:^|; )${DEVICE_COOKIE}=([a-z0-9]+)\\.([\\w-]+)(?:;|$)`).exec(
      headers.get("cookie") ?? "",
    );
    const [, device = "", signature = ""] = cookie ?? [];
    return cookie && isSameSecret(signature, signatureOf(account, device)) ? device : null;
  }

  async function waitOf(account: string, device: string | null, address: string | null): Promise<number> {
    if (device) return limits.device(`${account} ${device}`);
    const ofAddress = address === null ? 0 : await limits.address(address);
    return ofAddress > 0 ? ofAddress : limits.account(account);
  }

  return async (request: Request, address: string | null, attempt: () => Promise<Response>): Promise<Response> => {
    const account = await accountOf(request);
    const device = knownDevice(request.headers, account);
    const waitMs = await waitOf(account, device, address);
    if (waitMs > 0) return refusal(429, waitMs / 1000);
    try {
      const response = await attempts.execute(attempt);
      if (!response.ok || device) return response;
      const name = randomText(20);
      const value = `${name}.${signatureOf(account, name)}`;
      const attributes = `Max-Age=${DEVICE_SECONDS}; Path=/api/auth; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
      const headers = new Headers(response.headers);
      headers.append("set-cookie", `${DEVICE_COOKIE}=${value}; ${attributes}`);
      return new Response(response.body, { status: response.status, headers });
    } catch (error) {
      if (error instanceof BulkheadRejectedError) return refusal(503, 2);
      throw error;
    }
  };
}

const refusal = (status: 429 | 503, seconds: number): Response =>
  new Response(null, { status, headers: { "x-retry-after": String(Math.ceil(seconds)) } });

/** The account that is tried, without its name: limits are kept in Redis. */
async function accountOf(request: Request): Promise<string> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const email = body && typeof body === "object" && "email" in body ? String(body.email) : "";
  return sha256(email.trim().toLowerCase()).toString("base64url").slice(0, 22);
}
