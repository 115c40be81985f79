import { connection } from "next/server";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { organizerText, titled } from "../language/organizer-text.ts";
import { SmallPage } from "../small-page.tsx";
import { JoinForm } from "./join-form.tsx";

export const generateMetadata = titled("Join the team");

/** Where the link of an invitation leads. */
export default async function JoinPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  const t = await organizerText();
  return (
    <SmallPage title={t("Join the team")}>
      <JoinForm lengthMin={PASSWORD_LENGTH_MIN} />
    </SmallPage>
  );
}
