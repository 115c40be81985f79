import type { Metadata } from "next";
import { copyOf } from "#app/copy/copy-of.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { knownLocale } from "./known-locale.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { alternatesOf, lostTicketPath } from "./paths.ts";
import { PolicyLinks } from "./policy-links.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = knownLocale((await params).locale);
  const { home } = copyOf(locale).pages;
  return { title: home.title, description: home.text, alternates: alternatesOf(locale, "/") };
}

/** Says what Startline is. Events are reached by their own links only; none is listed here. */
export default async function HomePage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { pages } = copyOf(locale);
  return (
    <main className="mx-auto max-w-[620px] px-4 pt-4 pb-12 sm:pt-14">
      <LanguageSwitch locale={locale} path="/" label={pages.languages} />
      <p className="mt-6 font-semibold text-brand">{pages.home.title}</p>
      <h1 className="mt-2 font-bold text-[2.2rem] leading-[1.1] tracking-[-0.02em] sm:text-[2.9rem]">
        {pages.home.lead}
      </h1>
      <p className="mt-4 text-[1.1rem] text-soft">{pages.home.text}</p>
      <ul className="mt-8 space-y-5">
        {pages.home.points.map(([title, text]) => (
          <li key={title} className="flex gap-3">
            <CheckIcon className="mt-0.5 size-6 shrink-0 text-brand" />
            <div>
              <p className="font-semibold">{title}</p>
              <p className="text-soft">{text}</p>
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-8 rounded-card border border-line bg-surface p-4">
        <p className="font-semibold">{pages.home.haveTicket}</p>
        <p className="text-soft">{pages.home.haveTicketText}</p>
        <a
          href={lostTicketPath(locale)}
          className="mt-1 inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
        >
          {copyOf(locale).tickets.sendTo}
        </a>
      </div>
      <PolicyLinks locale={locale} copy={pages} />
    </main>
  );
}
