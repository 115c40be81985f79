import type { ReactNode } from "react";
import { siteIcon } from "#app/[locale]/site-icon.ts";
import { themeColors } from "#app/[locale]/theme-colors.ts";
import type { Language } from "#platform/languages.ts";

type Props = { locale: Language; title: string; styles: string; head?: ReactNode; children: ReactNode };

/** The layout of pages that are rendered without Next; app/[locale]/layout.tsx is that of the others. */
export function PlainDocument({ locale, title, styles, head, children }: Props) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <style>{styles}</style>
        <meta name="theme-color" content={themeColors.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={themeColors.dark} media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no, address=no, email=no" />
        <title>{title}</title>
        <link rel="icon" href={siteIcon.icon.url} type={siteIcon.icon.type} />
        {head}
      </head>
      <body>{children}</body>
    </html>
  );
}
