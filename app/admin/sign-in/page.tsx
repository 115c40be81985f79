import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readSignedIn } from "../require-organizer.ts";
import { returnPath } from "../return-path.ts";
import { SmallPage } from "../small-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const back = returnPath((await searchParams).back);
  if (await readSignedIn()) redirect(back);
  return (
    <SmallPage title="Sign in to your events">
      <SignInForm back={back} />
    </SmallPage>
  );
}
