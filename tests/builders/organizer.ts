import { randomInt } from "node:crypto";
import type { Role } from "#booking/organizers/roles.ts";
import type { SignIn } from "#booking/organizers/sign-in.ts";
import { randomText } from "#platform/ids.ts";
import { ask, type Door, type Reply } from "./visitor.ts";

type Options = { signIn: SignIn; publicUrl: string; role?: Role };

/** Somebody who is signed in to `/admin` at PUBLIC_URL and asks the API as the pages there do. */
export async function anOrganizer(door: Door, { signIn, publicUrl, role = "owner" }: Options) {
  const account = {
    email: `organizer-${randomText(8)}@startline.example`,
    name: "Asha",
    password: "correct horse battery",
    role,
  };
  if ((await signIn.createOrganizer(account)) !== "created") throw new Error("the account is taken");

  const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: publicUrl },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  // From an address of its own, because attempts are limited by it.
  const signedIn = await signIn.handle(request, `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`);
  if (!signedIn.ok) throw new Error(`signing in answered ${signedIn.status}`);
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const headers = { cookie: cookies.join("; "), origin: publicUrl };

  return {
    account,
    headers,
    ask: (method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Reply> =>
      ask(door, method, path, body, { ...headers, ...more }),
  };
}
