import { PlainPage } from "#app/[locale]/plain-page.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import type { Language } from "#platform/languages.ts";
import { ButtonLink } from "#ui/button.tsx";
import { PlainDocument } from "./plain-document.tsx";

/** For an event page that could not be rendered; app/[locale]/error.tsx is for any other page. */
export function BrokenDocument({ locale, styles }: { locale: Language; styles: string }) {
  const { title, text, retry } = copyOf(locale).pages.error;
  return (
    <PlainDocument locale={locale} title={title} styles={styles} head={<meta name="robots" content="noindex" />}>
      <PlainPage title={title}>
        <p>{text}</p>
        <ButtonLink href="">{retry}</ButtonLink>
      </PlainPage>
    </PlainDocument>
  );
}
