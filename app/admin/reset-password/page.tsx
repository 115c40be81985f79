import { connection } from "next/server";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { organizerText, titled } from "../language/organizer-text.ts";
import { SmallPage } from "../small-page.tsx";
import { ResetPasswordForm } from "./reset-password-form.tsx";

export const generateMetadata = titled("New password");

/** Where the link of the email leads that somebody asked for who forgot their password. */
export default async function ResetPasswordPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  const t = await organizerText();
  return (
    <SmallPage title={t("Choose a new password")}>
      <ResetPasswordForm lengthMin={PASSWORD_LENGTH_MIN} />
    </SmallPage>
  );
}
