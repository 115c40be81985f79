import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import type { SignIn } from "#booking/organizers/sign-in.ts";
import { isDatabaseBusy, type Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { networkOf } from "#platform/network-of.ts";
import { ownOrigins } from "#platform/own-origins.ts";
import { guardSignIn, type SignInLimits } from "./guard-sign-in.ts";

type Options = {
  pool: Pool;
  log: Log;
  /** Signs the session cookies. */
  secret: string;
  publicUrl: string;
  passwordLengthMin: number;
  limits: SignInLimits;
};

/** OWASP's smallest advice for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 thread. Argon2id is the default. */
const ARGON2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

const SESSION_SECONDS = 7 * 24 * 60 * 60;

const ADDRESS_HEADER = "x-sign-in-address";

/** All of better-auth that is reachable, because our pages use it; every other of its paths answers 404. */
const PATHS = new Set(["/sign-in/email", "/sign-out"]);

/** better-auth on our own tables (db/migrations/002-sign-in.sql), with sessions that are rows and can be revoked. */
export function openSignIn(options: Options): SignIn {
  const auth = buildAuth(options);
  const guard = guardSignIn({
    limits: options.limits,
    key: options.secret,
    isSecure: options.publicUrl.startsWith("https:"),
  });

  return {
    async handle(request, address) {
      const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "");
      if (!PATHS.has(path)) return new Response(null, { status: 404 });
      const headers = new Headers(request.headers);
      headers.delete(ADDRESS_HEADER);
      if (address !== null) headers.set(ADDRESS_HEADER, address);
      const attempt = () => auth.handler(new Request(request.clone(), { headers }));
      if (path === "/sign-in/email") {
        const network = address === null ? null : networkOf(address);
        return guard(request, network, async () => withoutToken(await attempt()));
      }
      // The library says that it has signed out while the database is away: this fails first.
      await auth.api.getSession({ headers });
      return attempt();
    },

    async readOrganizer(headers) {
      // Without a cookie there is no session: crowds on other pages cost the database nothing.
      if (!headers.has("cookie")) return null;
      const found = await auth.api.getSession({ headers });
      return found ? { id: found.user.id, email: found.user.email, name: found.user.name } : null;
    },

    async createOrganizer({ email, name, password }) {
      const { internalAdapter, password: passwords } = await auth.$context;
      if (await internalAdapter.findUserByEmail(email)) return "email_taken";
      const passwordHash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "admin" });
      const account = { userId: user.id, accountId: user.id, providerId: "credential", password: passwordHash };
      await internalAdapter.createAccount(account);
      return "created";
    },

    async resetPassword(email, password) {
      const { internalAdapter, password: passwords } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email);
      if (!found) return "unknown_email";
      await internalAdapter.updatePassword(found.user.id, await passwords.hash(password));
      await internalAdapter.deleteUserSessions(found.user.id);
      return "reset";
    },
  };
}

/** The session's token is in the cookie, which scripts cannot read; in the body they could. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const { token: _, ...told } = await response.json();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(told), { status: response.status, headers });
}

/** Exported for its test, which compares what better-auth wants with what the migration made. */
export function buildAuth({ pool, log, secret, publicUrl, passwordLengthMin }: Omit<Options, "limits">) {
  return betterAuth({
    appName: "Startline",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database: pool,
    trustedOrigins: ownOrigins(publicUrl),
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log(level, message, ...details) {
        const error = details.find((detail) => detail instanceof Error);
        // Whoever answers the request logs that; here each would be logged a second time.
        if (!isDatabaseBusy(error)) log[level](error ? { err: error } : {}, `better-auth: ${message}`);
      },
    },
    // What is no refusal comes to us, to be answered and logged as everything else is.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      password: {
        hash: (password) => hash(password, ARGON2),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    // Attempts are limited before they come here: guard-sign-in.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "startline",
      useSecureCookies: publicUrl.startsWith("https:"),
      // Said aloud, because better-auth leaves both checks out wherever it believes to be in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    user: {
      modelName: "organizers",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "organizer_sessions",
      expiresIn: SESSION_SECONDS,
      // Pages only read and could not send the longer-lived cookie: a session ends a week after its sign-in.
      disableSessionRefresh: true,
      fields: {
        userId: "organizer_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    account: {
      modelName: "organizer_accounts",
      fields: {
        userId: "organizer_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "organizer_verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
  });
}
