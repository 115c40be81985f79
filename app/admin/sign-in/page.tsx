import { redirect } from "next/navigation";
import { organizerText, titled } from "../language/organizer-text.ts";
import { readSignedIn } from "../require-organizer.ts";
import { returnPath } from "../return-path.ts";
import { SmallPage } from "../small-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export const generateMetadata = titled("Sign in");

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const back = returnPath((await searchParams).back);
  if (await readSignedIn()) redirect(back);
  const t = await organizerText();
  return (
    <SmallPage title={t("Sign in to your events")}>
      <SignInForm back={back} />
    </SmallPage>
  );
}
