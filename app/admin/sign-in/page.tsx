import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readSignedIn } from "../require-organizer.ts";
import { returnPath } from "../return-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const back = returnPath((await searchParams).back);
  if (await readSignedIn()) redirect(back);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[420px] flex-col justify-center px-4 py-12">
      <p className="font-bold text-[1.1rem] text-brand">Startline</p>
      <h1 className="mt-1 mb-6 font-bold text-[1.75rem] leading-tight tracking-[-0.02em]">Sign in to your events</h1>
      <SignInForm back={back} />
    </main>
  );
}
