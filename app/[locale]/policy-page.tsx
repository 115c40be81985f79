import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Copy } from "#app/copy/copy.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { ButtonLink } from "#ui/button.tsx";
import { BackLink } from "./back-link.tsx";
import { knownLocale } from "./known-locale.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { alternatesOf, localPath, lostTicketPath } from "./paths.ts";
import { PolicyLinks } from "./policy-links.tsx";

type PolicyName = keyof Copy["policies"];
type Props = { params: Promise<{ locale: string }> };

/** One of the pages that the law and Razorpay require, in plain language. */
export function policyPage(name: PolicyName, More?: () => Promise<ReactNode>) {
  return async function PolicyPage({ params }: Props) {
    const locale = knownLocale((await params).locale);
    const { policies, pages } = copyOf(locale);
    const policy = policies[name];
    return (
      <main className="mx-auto max-w-[640px] px-4 pt-4 pb-10 sm:pt-10">
        <LanguageSwitch locale={locale} path={`/${name}`} label={pages.languages} />
        <p className="mt-3">
          <BackLink href={localPath(locale, "/")} label={pages.back} />
        </p>
        <h1 className="mt-2 font-bold text-[2rem] leading-tight tracking-[-0.02em]">{policy.title}</h1>
        <p className="mt-3 text-[1.1rem] text-soft">{policy.lead}</p>
        {policy.sections.map((section) => (
          <section key={section.title} className="mt-8">
            <h2 className="mb-2 font-bold text-[1.2rem]">{section.title}</h2>
            <div className="space-y-3">
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
            {section.toLostTicket ? (
              <ButtonLink kind="secondary" className="mt-3" href={lostTicketPath(locale)}>
                {section.toLostTicket}
              </ButtonLink>
            ) : null}
          </section>
        ))}
        {More ? <More /> : null}
        <PolicyLinks locale={locale} copy={pages} />
      </main>
    );
  };
}

export function policyMetadata(name: PolicyName) {
  return async ({ params }: Props): Promise<Metadata> => {
    const locale = knownLocale((await params).locale);
    const { title, lead } = copyOf(locale).policies[name];
    return { title, description: lead, alternates: alternatesOf(locale, `/${name}`) };
  };
}
