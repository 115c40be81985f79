import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { LANGUAGES } from "#platform/languages.ts";
import { knownLocale } from "./known-locale.ts";
import { siteIcon } from "./site-icon.ts";
import { themeColors } from "./theme-colors.ts";
import "./public.css";

export const metadata: Metadata = {
  title: { default: "Startline", template: "%s" },
  icons: siteIcon,
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: themeColors.light },
    { media: "(prefers-color-scheme: dark)", color: themeColors.dark },
  ],
};

export const generateStaticParams = () => LANGUAGES.map((locale) => ({ locale }));

type Props = { params: Promise<{ locale: string }>; children: ReactNode };

export default async function PublicLayout({ params, children }: Props) {
  const locale = knownLocale((await params).locale);
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
