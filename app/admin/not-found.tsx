import { ButtonLink } from "#ui/button.tsx";
import { organizerText } from "./language/organizer-text.ts";

export default async function AdminNotFound() {
  const t = await organizerText();
  return (
    <main className="mx-auto max-w-[560px] px-4 py-24 text-center">
      <h1 className="font-bold text-[1.6rem]">{t("There is nothing at this address")}</h1>
      <p className="mt-2 mb-6 text-soft">
        {t("The event’s link may have changed while it was a draft, or the booking belongs to another event.")}
      </p>
      <ButtonLink href="/admin">{t("All events")}</ButtonLink>
    </main>
  );
}
