import { z } from "@hono/zod-openapi";
import { LANGUAGES } from "#platform/languages.ts";
import { moment } from "../schemas.ts";

export const AccountBody = z
  .object({
    email: z.string(),
    name: z.string(),
    language: z.enum(LANGUAGES).openapi({ description: "In which you read the organizer's pages" }),
    hasSecondFactor: z.boolean(),
    sessions: z.array(
      z.object({
        id: z.string(),
        isOwn: z.boolean().openapi({ description: "The one that asks" }),
        signedInAt: moment,
        expiresAt: moment,
        userAgent: z.string().nullable(),
      }),
    ),
  })
  .openapi("Account");
export type Account = z.infer<typeof AccountBody>;

/** Longer than any password, and short enough to be hashed. */
const password = z.string().min(1).max(200);

export const ChangePasswordBody = z.object({ current: password, next: password }).openapi("ChangePassword");

export const ChangeLanguageBody = z.object({ language: z.enum(LANGUAGES) }).openapi("ChangeLanguage");

export const PasswordBody = z.object({ password });
const recoveryCodes = z.array(z.string()).openapi({ description: "Each works once, in place of a code of the app" });
export const RecoveryCodesBody = z.object({ recoveryCodes }).openapi("RecoveryCodes");
export const StartedSecondFactorBody = z
  .object({ uri: z.string().openapi({ description: "`otpauth://`, for the app" }), qrCode: z.string(), recoveryCodes })
  .openapi("StartedSecondFactor");
export type StartedSecondFactor = z.infer<typeof StartedSecondFactorBody>;
