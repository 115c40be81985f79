"use client";

import { pages } from "#app/messages/en/pages.ts";
import { Button } from "#ui/button.tsx";
import { PlainPage } from "./plain-page.tsx";

/** When a page could not be made. English only: what failed may be the catalog. */
export default function ErrorPage() {
  return (
    <PlainPage title={pages.error.title}>
      <p>{pages.error.text}</p>
      <Button onClick={() => location.reload()}>{pages.error.retry}</Button>
    </PlainPage>
  );
}
