import { messagesOf } from "#app/messages/catalog.ts";
import { defaultLocale } from "./locales.ts";
import { PlainPage } from "./plain-page.tsx";

/** For an event that does not exist. Next tells this page nothing of the address, so not its language either. */
export default function NotFound() {
  const messages = messagesOf(defaultLocale).pages.notFound;
  return (
    <PlainPage title={messages.title}>
      <p>{messages.text}</p>
    </PlainPage>
  );
}
