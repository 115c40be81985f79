import type { Metadata } from "next";
import { connection } from "next/server";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { SmallPage } from "../small-page.tsx";
import { ResetPasswordForm } from "./reset-password-form.tsx";

export const metadata: Metadata = { title: "New password" };

/** Where the link of the email leads that somebody asked for who forgot their password. */
export default async function ResetPasswordPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  return (
    <SmallPage title="Choose a new password">
      <ResetPasswordForm lengthMin={PASSWORD_LENGTH_MIN} />
    </SmallPage>
  );
}
