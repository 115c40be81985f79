import type { Metadata } from "next";
import { PlainPage } from "#app/[locale]/plain-page.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import { DEFAULT_LANGUAGE } from "#platform/languages.ts";
import { siteIcon } from "./[locale]/site-icon.ts";
import "./[locale]/public.css";

const messages = copyOf(DEFAULT_LANGUAGE).pages.notFound;

export const metadata: Metadata = { title: messages.title, icons: siteIcon };

/** For a URL that matches no page at all. */
export default function GlobalNotFound() {
  return (
    <html lang={DEFAULT_LANGUAGE}>
      <body>
        <PlainPage title={messages.title}>
          <p>{messages.text}</p>
          <p>
            <a href="/" className="inline-flex min-h-12 items-center underline underline-offset-4">
              {messages.home}
            </a>
          </p>
        </PlainPage>
      </body>
    </html>
  );
}
