import { z } from "@hono/zod-openapi";
import { isEmail } from "#platform/is-email.ts";
import { moment } from "../schemas.ts";
import { requestId } from "./added-riders-schemas.ts";
import { storedText } from "./cancel-schemas.ts";

const role = z.enum(["owner", "staff", "check_in"]);

export const TeamBody = z
  .object({
    people: z.array(
      z.object({ id: z.string(), name: z.string(), email: z.string(), role, isOwn: z.boolean(), joinedAt: moment }),
    ),
    invitations: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        role,
        invitedBy: z.string(),
        expiresAt: moment,
        isExpired: z.boolean(),
        link: z.string().openapi({ description: "Whoever has it joins: the invitation's email brings the same" }),
      }),
    ),
  })
  .openapi("Team");
export type Team = z.infer<typeof TeamBody>;

const email = z
  .string()
  .max(254)
  .refine((value) => isEmail(value.trim()), "Write an email address, such as asha@example.org.");

export const InvitationRequestBody = z.object({ requestId, email, role });
export const InvitedBody = z.object({ id: z.string(), link: z.string() }).openapi("Invited");
export const RoleBody = z.object({ role });

/** Longer than any link of ours. */
const token = z.string().max(200);
/** Longer than any password, and short enough to be hashed. */
const password = z.string().min(1).max(200);

export const TokenBody = z.object({ token });
export const InvitationBody = z.object({ email: z.string(), role, invitedBy: z.string() }).openapi("Invitation");
export type InvitationOffer = z.infer<typeof InvitationBody>;
export const JoinBody = z.object({ token, name: storedText(1, 100), password });
export const ForgotPasswordBody = z.object({ email: z.string().max(254) });
export const ResetPasswordBody = z.object({ token, password });
