"use client";

import { useTrouble } from "#app/messages/use-trouble.ts";
import { Button } from "#ui/button.tsx";
import { PlainPage } from "./plain-page.tsx";

/** When a page could not be made. */
export default function ErrorPage() {
  const { error } = useTrouble();
  return (
    <PlainPage title={error.title}>
      <p>{error.text}</p>
      <Button onClick={() => location.reload()}>{error.retry}</Button>
    </PlainPage>
  );
}
