import type { Metadata } from "next";
import { connection } from "next/server";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { SmallPage } from "../small-page.tsx";
import { JoinForm } from "./join-form.tsx";

export const metadata: Metadata = { title: "Join the team" };

/** Where the link of an invitation leads. */
export default async function JoinPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  return (
    <SmallPage title="Join the team">
      <JoinForm lengthMin={PASSWORD_LENGTH_MIN} />
    </SmallPage>
  );
}
