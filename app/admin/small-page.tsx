import type { ReactNode } from "react";
import { LanguageBeforeSignIn } from "./language/language-before-sign-in.tsx";

/** A page of one thing to do, for whoever is not signed in. */
export function SmallPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-[420px] flex-col justify-center px-4 py-12">
      <p className="font-bold text-[1.1rem] text-brand">Startline</p>
      <h1 className="mt-1 mb-6 font-bold text-[1.75rem] leading-tight tracking-[-0.02em]">{title}</h1>
      {children}
      <div className="mt-6">
        <LanguageBeforeSignIn />
      </div>
    </main>
  );
}
