import { useEffect, useState } from "react";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/text-field.tsx";
import { Fold } from "../../../fold.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { keepPage } from "./keep-page.ts";
import type { Desk } from "./use-desk.ts";

/** What the phone is called, and what it keeps. */
export function ThisPhone({ desk, slug }: { desk: Desk; slug: string }) {
  const t = useOrganizerText();
  const [isKept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    keepPage()
      .then(() => navigator.storage?.persist?.())
      .then(() => setKept(true))
      .catch(() => setKept(navigator.serviceWorker?.controller != null));
  }, []);

  async function forget() {
    await desk.forget();
    window.location.assign(`/admin/events/${slug}`);
  }
  return (
    <div className="mt-6 border-line border-t pt-3">
      <p role="status" className="min-h-7 text-[0.95rem] text-soft">
        {isKept === null
          ? t("Keeping this page on the phone…")
          : isKept
            ? t("This page also opens without a connection.")
            : t("This browser can't keep the page: don't close it where there is no connection.")}
      </p>
      <Fold summary={t("This phone")}>
        <TextField
          id="phone-name"
          label={t("Name of this phone")}
          hint={t("The other phones show it, for example Counter 2.")}
          maxLength={40}
          autoComplete="off"
          defaultValue={desk.device.name}
          onBlur={({ target }) => {
            desk.rename(target.value);
          }}
        />
        <p className="mt-4 text-[0.95rem] text-soft">
          {t("The list stays on this phone until you take it off. Do that after the event.")}
        </p>
        <Button kind="secondary" className="mt-2" disabled={desk.unsentCount > 0} onClick={() => void forget()}>
          {t("Take the list off this phone")}
        </Button>
        {desk.unsentCount > 0 ? (
          <p className="mt-1 text-[0.95rem] text-soft">{t("Only once everything is sent.")}</p>
        ) : null}
      </Fold>
    </div>
  );
}
