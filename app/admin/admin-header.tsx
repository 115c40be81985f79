"use client";

import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import type { Role } from "#booking/organizers/roles.ts";
import { BellIcon, PersonIcon } from "#ui/icons.tsx";
import { FindButton } from "./find/find-button.tsx";
import { useOrganizerText } from "./language/text-context.tsx";
import { SignOutButton } from "./sign-out-button.tsx";

/** `hasBell`: a phone has room for its icon alone. */
export type AdminLink = { href: string; text: string; isWideOnly?: boolean; hasBell?: boolean };
type Props = { email: string; role: Role; home: string; links: AdminLink[]; children: ReactNode };

/** An event's pages have a header of their own, and all of the width. */
export function AdminHeader({ email, role, home, links, children }: Props) {
  const t = useOrganizerText();
  const { slug } = useParams();
  if (slug) return children;
  return (
    <>
      <header className="border-line border-b bg-surface print:hidden">
        <div className="mx-auto flex max-w-[1080px] flex-wrap items-center gap-x-1 px-4 sm:gap-x-4 lg:px-8">
          <a href={home} className="inline-flex min-h-14 items-center font-bold text-[1.1rem] tracking-[-0.01em]">
            Startline
          </a>
          {links.map(({ href, text, isWideOnly, hasBell }) => (
            <a
              key={href}
              href={href}
              className={`inline-flex min-h-12 min-w-12 items-center justify-center text-[0.95rem] underline underline-offset-4 ${isWideOnly ? "max-sm:hidden" : ""}`}
            >
              {hasBell ? <BellIcon className="size-5 sm:hidden" /> : null}
              <span className={hasBell ? "max-sm:sr-only" : ""}>{text}</span>
            </a>
          ))}
          <a
            href="/admin/account"
            className="ml-auto inline-flex min-h-12 min-w-12 items-center text-[0.95rem] underline underline-offset-4 max-sm:shrink-0 max-sm:justify-center"
          >
            <PersonIcon className="size-5 sm:hidden" />
            <span className="truncate max-sm:sr-only">{email}</span>
            <span className="sr-only">{t("Account")}</span>
          </a>
          <FindButton role={role} event={null} className="max-sm:-mx-2" />
          <SignOutButton />
        </div>
      </header>
      <main className="mx-auto max-w-[1080px] px-4 pt-6 pb-24 lg:px-8 lg:pt-10">{children}</main>
    </>
  );
}
