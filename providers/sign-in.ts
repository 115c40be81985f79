import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Role, SignIn } from "#booking/organizers/sign-in.ts";
import { callFunction, isDatabaseBusy, type Pool } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import { DEFAULT_LANGUAGE, type Language } from "#platform/languages.ts";
import type { Log } from "#platform/log.ts";
import { networkOf } from "#platform/network-of.ts";
import { ownOrigins } from "#platform/own-origins.ts";
import { guardSignIn, type SignInLimits } from "./guard-sign-in.ts";
import { newRecoveryCode, recoveryCodesMeant } from "./recovery-code.ts";
import { timeStepOf } from "./time-step.ts";

type Options = {
  pool: Pool;
  log: Log;
  /** Signs the session cookies. */
  secret: string;
  /** Before the last change: what it encrypted, the secrets of second steps, is still read. */
  formerSecret?: string | undefined;
  publicUrl: string;
  passwordLengthMin: number;
  limits: SignInLimits;
};

/** OWASP's smallest advice for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 thread. Argon2id is the default. */
const ARGON2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** As many as the library makes by itself. */
const RECOVERY_CODES = 10;

const ADDRESS_HEADER = "x-sign-in-address";

/** All of better-auth that is reachable, because our pages use it; every other of its paths answers 404. */
const PATHS = new Set(["/sign-in/email", "/sign-out", "/two-factor/verify-totp", "/two-factor/verify-backup-code"]);

/** better-auth on our own tables (db/migrations/002-sign-in.sql), with sessions that are rows and can be revoked. */
export function openSignIn(options: Options): SignIn {
  const auth = buildAuth(options);
  const guard = guardSignIn({
    limits: options.limits,
    key: options.secret,
    isSecure: options.publicUrl.startsWith("https:"),
  });

  /** Of the organizer whose session `own` is. */
  async function endSessions(own: { user: { id: string } }, isEnded: (session: { id: string }) => boolean) {
    const { internalAdapter } = await auth.$context;
    const sessions = await internalAdapter.listSessions(own.user.id);
    const tokens = sessions.filter(isEnded).map(({ token }) => token);
    if (tokens.length > 0) await internalAdapter.deleteSessions(tokens);
  }

  async function readSession(headers: Headers) {
    // Without a cookie there is no session: crowds on other pages cost the database nothing.
    if (!headers.has("cookie")) return null;
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const { id, email, name, role, language, twoFactorEnabled } = found.user;
    // The table has no others: organizer_has_a_known_role, organizer_has_a_known_language.
    const known = { role: role as Role, language: language as Language };
    const organizer = { id, email, name, ...known, hasSecondFactor: twoFactorEnabled === true };
    return { organizer, sessionId: found.session.id };
  }

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
      if (path.startsWith("/two-factor/")) {
        const waitMs = address === null ? 0 : await options.limits.address(`code ${networkOf(address)}`);
        if (waitMs > 0) return new Response(null, { status: 429, headers: { "x-retry-after": String(waitMs / 1000) } });
        const code = await codeOf(request);
        headers.delete("content-length");
        // Nothing but the code: the library would trust a browser that asks for it, and skip this step from then on.
        const enter = async (entered: unknown) => {
          const body = JSON.stringify({ code: entered });
          return withoutToken(await auth.handler(new Request(request.url, { method: "POST", headers, body })));
        };
        if (path !== "/two-factor/verify-backup-code" || typeof code !== "string") return enter(code);
        const [first, ...others] = recoveryCodesMeant(code);
        let answer = await enter(first);
        for (const other of others) if (answer.status === 401) answer = await enter(other);
        return answer;
      }
      // The library says that it has signed out while the database is away: this fails first.
      await auth.api.getSession({ headers });
      return attempt();
    },

    readSession,

    readOrganizer: async (headers) => (await readSession(headers))?.organizer ?? null,

    async listSessions(headers) {
      const own = await auth.api.getSession({ headers });
      const { internalAdapter } = await auth.$context;
      const sessions = own ? await internalAdapter.listSessions(own.user.id, { onlyActiveSessions: true }) : [];
      return sessions
        .map(({ id, createdAt, expiresAt, userAgent }) => ({
          id,
          isOwn: id === own?.session.id,
          signedInAt: createdAt,
          expiresAt,
          userAgent: userAgent ?? null,
        }))
        .toSorted((a, b) => b.signedInAt.getTime() - a.signedInAt.getTime());
    },

    async endSession(headers, id) {
      const own = await auth.api.getSession({ headers });
      if (own) await endSessions(own, (session) => (id === null ? session.id !== own.session.id : session.id === id));
    },

    async checkPassword(organizerId, password) {
      const waitMs = await options.limits.account(`password ${organizerId}`);
      if (waitMs > 0) return { retryAfterSeconds: Math.ceil(waitMs / 1000) };
      const { internalAdapter, password: passwords } = await auth.$context;
      const accounts = await internalAdapter.findAccounts(organizerId);
      const stored = accounts.find(({ providerId }) => providerId === "credential")?.password;
      return stored && (await passwords.verify({ hash: stored, password })) ? "right" : "wrong";
    },

    async startSecondFactor(headers, password) {
      const started = await auth.api.enableTwoFactor({ headers, body: { password } });
      if (started.method !== "totp") throw new Error("another second factor was started");
      return { uri: started.totpURI, recoveryCodes: started.backupCodes };
    },

    async renewRecoveryCodes(headers, password) {
      return (await auth.api.generateBackupCodes({ headers, body: { password } })).backupCodes;
    },

    hashPassword: async (password) => (await auth.$context).password.hash(password),

    async createOrganizer({ email, name, password, role }) {
      const { internalAdapter, password: passwords } = await auth.$context;
      if (await internalAdapter.findUserByEmail(email)) return "email_taken";
      const passwordHash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ email, name, role, emailVerified: true }, { method: "admin" });
      const account = { userId: user.id, accountId: user.id, providerId: "credential", password: passwordHash };
      await internalAdapter.createAccount(account);
      return "created";
    },
  };
}

async function codeOf(request: Request): Promise<unknown> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
}

/** The session's token is in the cookie, which scripts cannot read; in the body they could. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const { token: _, ...told } = await response.json();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(told), { status: response.status, headers });
}

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * A code is good once (RFC 6238, 5.2), which better-auth leaves to us. It is noted as used before better-auth looks at it, so of two
 * who bring it at once one gets in. The challenge goes on: whoever is refused here enters the next code.
 */
async function refuseUsedCode(context: AuthContext, pool: Pool): Promise<void> {
  const code: unknown = context.body?.code;
  const organizerId = await whoEntersCode(context);
  if (typeof code !== "string" || organizerId === null) return;
  const where = [{ field: "userId", value: organizerId }];
  const stored = await context.context.adapter.findOne<{ secret: string }>({ model: "twoFactor", where });
  if (!stored) return;
  const secret = await symmetricDecrypt({ key: context.context.secretConfig, data: stored.secret });
  const step = timeStepOf(secret, code, Date.now());
  if (step === null) return;
  const [answer] = await callFunction<{ use_code: boolean }>(pool, "use_code", [organizerId, step]);
  if (!answer?.use_code) throw new APIError("CONFLICT", { code: "CODE_WAS_USED", message: "That code was used." });
}

/** Whoever passed the first step a moment ago, or is signed in and sets the second one up. Found as better-auth finds them. */
async function whoEntersCode(context: AuthContext): Promise<string | null> {
  const session = await getAuthoritativeSessionFromCtx(context);
  if (session) return session.user.id;
  const { createAuthCookie, internalAdapter, secret } = context.context;
  const challenge = await context.getSignedCookie(createAuthCookie("two_factor").name, secret);
  return challenge ? ((await internalAdapter.findVerificationValue(challenge))?.value ?? null) : null;
}

/** What is encrypted carries the version of its secret, which therefore follows from the secret alone. */
const versionOf = (secret: string): number => sha256(secret).readUInt32BE() >>> 1;

/** Exported for its test, which compares what better-auth wants with what the migration made. */
export function buildAuth({ pool, log, secret, formerSecret, publicUrl, passwordLengthMin }: Omit<Options, "limits">) {
  return betterAuth({
    appName: "Startline",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secrets: [secret, formerSecret]
      .filter((value) => value !== undefined)
      .map((value) => ({ version: versionOf(value), value })),
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
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === "/two-factor/verify-totp") await refuseUsedCode(context, pool);
      }),
    },
    plugins: [
      twoFactor({
        issuer: "Startline",
        backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: RECOVERY_CODES }, newRecoveryCode) },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "organizer_second_factors",
            fields: {
              userId: "organizer_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
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
      additionalFields: {
        role: { type: "string", required: true, input: false },
        language: { type: "string", required: true, input: false, defaultValue: DEFAULT_LANGUAGE },
      },
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
