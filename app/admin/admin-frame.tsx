import type { ReactNode } from "react";
import { SignOutButton } from "./sign-out-button.tsx";

/** The head of every page of a signed-in organizer. */
export function AdminFrame({ email, children }: { email: string; children: ReactNode }) {
  return (
    <>
      <header className="border-line border-b bg-surface print:hidden">
        <div className="mx-auto flex max-w-[1080px] items-center gap-4 px-4 lg:px-8">
          <a href="/admin" className="inline-flex min-h-14 items-center font-bold text-[1.1rem] tracking-[-0.01em]">
            Startline
          </a>
          <a
            href="/admin/attention"
            className="inline-flex min-h-12 items-center text-[0.95rem] underline underline-offset-4"
          >
            <span>
              Attention<span className="max-sm:sr-only">: all events</span>
            </span>
          </a>
          <span className="ml-auto hidden min-w-0 truncate text-[0.95rem] text-soft sm:block">{email}</span>
          <SignOutButton />
        </div>
      </header>
      <main className="mx-auto max-w-[1080px] px-4 pt-6 pb-24 lg:px-8 lg:pt-10">{children}</main>
    </>
  );
}
