import { ButtonLink } from "./button.tsx";
import { Contact } from "./contact.tsx";

type Props = {
  title: string;
  titleLang?: string | undefined;
  text: string;
  contact?: { name: string; phone: string; email: string };
  /** For a page that does not know whom to ask: a link to one that does. */
  link?: { href: string; label: string };
};

/** Shown without JavaScript in place of a page that would load forever: why, and whom to ask. */
export function NoScript({ title, titleLang, text, contact, link }: Props) {
  return (
    <noscript>
      <style>{"noscript ~ main { display: none }"}</style>
      <section className="mx-auto max-w-[560px] px-4 pt-10 pb-16">
        <h1 lang={titleLang} className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">
          {title}
        </h1>
        <p className="mt-3">{text}</p>
        {contact ? (
          <div className="mt-6">
            <Contact {...contact} />
          </div>
        ) : null}
        {link ? (
          <ButtonLink kind="secondary" className="mt-6 w-full" href={link.href}>
            {link.label}
          </ButtonLink>
        ) : null}
      </section>
    </noscript>
  );
}
