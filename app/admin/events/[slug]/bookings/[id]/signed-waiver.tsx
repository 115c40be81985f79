import type { SignedWaiver as Signed } from "#booking/bookings-list/booking-details.ts";
import { languageNames } from "#platform/languages.ts";
import { PlainText } from "#ui/plain-text.tsx";
import { Fold } from "../../../../fold.tsx";
import { formatMoment } from "../../../../format-moment.ts";

/** The text that the rider agreed to, as they read it. */
export function SignedWaiver({ version, language, signedAt, recordedBy, text }: Signed) {
  return (
    <Fold summary={recordedBy === null ? "Waiver as agreed" : "Waiver as signed on paper"}>
      <p className="mb-3 text-[0.95rem] text-soft">
        Version {version}, in {languageNames[language].english}, {formatMoment(signedAt)}
        {recordedBy === null ? null : `, recorded by ${recordedBy}`}
      </p>
      {text === null ? (
        <p>This text is no longer stored.</p>
      ) : (
        <div lang={language} className="rounded-card border border-line bg-surface p-4">
          <PlainText text={text} />
        </div>
      )}
    </Fold>
  );
}
