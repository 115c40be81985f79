import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";

export const SignInBody = z.object({ email: z.string(), password: z.string() }).openapi("SignIn");

export const SignedInBody = z
  .object({
    redirect: z.boolean(),
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      emailVerified: z.boolean(),
      image: z.string().nullish(),
      createdAt: moment,
      updatedAt: moment,
    }),
  })
  .openapi("SignedIn");

export const SignedOutBody = z.object({ success: z.boolean() });
