import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";

export const SignInBody = z.object({ email: z.string(), password: z.string() }).openapi("SignIn");

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullish(),
  role: z.string(),
  language: z.string(),
  twoFactorEnabled: z.boolean().nullish(),
  createdAt: moment,
  updatedAt: moment,
});

/** Either signed in, or asked for the second step first. */
export const SignedInBody = z
  .object({
    redirect: z.boolean().optional(),
    user: user.optional(),
    twoFactorRedirect: z.boolean().optional(),
    twoFactorMethods: z.array(z.string()).optional(),
  })
  .openapi("SignedIn");

export const CodeBody = z.object({ code: z.string() }).openapi("SecondFactorCode");

export const SignedOutBody = z.object({ success: z.boolean() });
