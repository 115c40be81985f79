import { fill } from "#app/copy/fill.ts";
import { ageText } from "#app/visitor/age-text.ts";
import { useAge } from "#app/visitor/use-age.ts";
import type { LiveStatus } from "#app/visitor/use-status.ts";
import type { Language } from "#platform/languages.ts";
import type { WaitingCopy } from "./waiting-props.ts";

/** Longer than any pause between two polls, also with data saving on. */
const OLD_SECONDS = 90;

type Props = { live: LiveStatus; hasNumber: boolean; copy: WaitingCopy; locale: Language };

/** Says how old the numbers are, when they are: at the bottom, where it shifts nothing. One failed poll is not reported. */
export function ConnectionNotice({ live, hasNumber, copy, locale }: Props) {
  const seconds = useAge(live.status?.generatedAt);
  const isFailing = live.failures > 1;
  const isOld = seconds !== null && seconds > OLD_SECONDS;
  const title = isFailing ? (live.isOffline ? copy.offlineTitle : copy.busyTitle) : isOld ? copy.oldTitle : "";
  const safeText = seconds === null ? copy.reconnecting : fill(copy.oldText, { age: ageText(seconds, copy, locale) });
  return (
    <div className="fixed inset-x-0 bottom-0">
      {title ? (
        <div className="border-time/30 border-t bg-time-wash px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <p className="mx-auto max-w-[560px] text-[0.97rem]">
            <span className="font-semibold text-time">{title}</span> {hasNumber ? safeText : copy.stillTrying}
          </p>
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {title}
      </p>
    </div>
  );
}
