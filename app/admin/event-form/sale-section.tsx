import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { FormSection } from "./form-section.tsx";
import type { SectionProps } from "./section-props.ts";
import { spokenTime } from "./spoken-time.ts";
import { TimeField } from "./time-field.tsx";

export function SaleSection({ form, change, errorOf, isPublic }: SectionProps) {
  const t = useOrganizerText();
  return (
    <FormSection
      id="part-sale"
      about={t("Until it opens people see a countdown. Everyone who has joined by then has the same chance.")}
    >
      <div className="max-w-[620px] space-y-6">
        <TimeField
          id="opensAt"
          label={t("Opens at")}
          hint={t("Indian time (IST)")}
          value={form.opensAt}
          error={errorOf("opensAt")}
          onChange={(opensAt) => change({ opensAt })}
        />
        <TimeField
          id="closesAt"
          label={t("Closes at")}
          hint={t("Indian time (IST). It also ends when all places are sold. The event starts on {start}.", {
            start: spokenTime(form.startsAt, t),
          })}
          value={form.closesAt}
          error={errorOf("closesAt")}
          pastCopy={
            isPublic ? undefined : t("This is in the past. Set the end of the sale in the future before you publish.")
          }
          onChange={(closesAt) => change({ closesAt })}
        />
        <TextField
          id="preQueueMinutes"
          label={t("How many minutes early people may join")}
          hint={t("At the opening, everyone who has joined gets a random number. With 0, nobody can join early.")}
          inputMode="numeric"
          value={form.preQueueMinutes}
          error={errorOf("preQueueMinutes")}
          onChange={({ target }) => change({ preQueueMinutes: target.value })}
        />
        <label className="flex min-h-12 items-start gap-3">
          <input
            type="checkbox"
            className="mt-1 size-5 shrink-0"
            checked={form.isProofRequired}
            onChange={({ target }) => change({ isProofRequired: target.checked })}
          />
          <span>
            <span className="block">{t("Block bots (recommended)")}</span>
            <span className="block text-[0.92rem] text-soft">
              {t(
                "Before the opening and in a rush, each phone that joins has to calculate for a second or two. People do nothing, but for a bot that joins thousands of times it adds up.",
              )}
            </span>
          </span>
        </label>
      </div>
    </FormSection>
  );
}
