import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { alternatesOf, localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { NoScript } from "#ui/no-script.tsx";
import { LostTicketForm } from "./lost-ticket-form.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = knownLocale((await params).locale);
  return { title: copyOf(locale).tickets.lost.title, alternates: alternatesOf(locale, "/lost-ticket") };
}

export default async function LostTicketPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { tickets, booking, pages, refusals } = copyOf(locale);
  return (
    <>
      <NoScript
        title={tickets.lost.title}
        text={tickets.lost.noScript}
        link={{ href: localPath(locale, "/contact"), label: pages.whomToAsk }}
      />
      <main className="mx-auto max-w-[560px] px-4 pt-4 pb-16">
        <LanguageSwitch locale={locale} path="/lost-ticket" label={pages.languages} />
        <h1 className="mt-8 font-bold text-[1.9rem] leading-tight tracking-[-0.02em]">{tickets.lost.title}</h1>
        <LostTicketForm copy={tickets.lost} fieldErrors={booking.fieldErrors} refusals={refusals} />
      </main>
    </>
  );
}
