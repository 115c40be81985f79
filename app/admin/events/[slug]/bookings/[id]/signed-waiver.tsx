import type { SignedWaiver as Signed } from "#booking/bookings-list/booking-details.ts";

import { PlainText } from "#ui/plain-text.tsx";
import { Fold } from "../../../../fold.tsx";
import { languageName } from "../../../../language/language-name.ts";
import { organizerText } from "../../../../language/organizer-text.ts";

/** The text that the rider agreed to, as they read it. */
export async function SignedWaiver({ version, language, signedAt, recordedBy, text }: Signed) {
  const t = await organizerText();
  const of = { version, language: t(languageName[language]), when: t.moment(signedAt) };
  return (
    <Fold summary={recordedBy === null ? t("Waiver as agreed") : t("Waiver as signed on paper")}>
      <p className="mb-3 text-[0.95rem] text-soft">
        {recordedBy === null
          ? t("Version {version}, in {language}, {when}", of)
          : t("Version {version}, in {language}, {when}, recorded by {by}", { ...of, by: recordedBy })}
      </p>
      {text === null ? (
        <p>{t("This text is no longer stored.")}</p>
      ) : (
        <div lang={language} className="rounded-card border border-line bg-surface p-4">
          <PlainText text={text} />
        </div>
      )}
    </Fold>
  );
}
