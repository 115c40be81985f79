import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { SignInLink } from "../sign-in-link.tsx";

/** Says when the numbers are old; nothing while they are fresh. */
export function Freshness({ at, isStale, isSignedOut }: { at: string; isStale: boolean; isSignedOut: boolean }) {
  const t = useOrganizerText();
  if (isSignedOut) {
    return (
      <Notice tone="time" title={t("You are signed out")}>
        <p className="mb-2">{t("The numbers are from {time}.", { time: t.time(new Date(at)) })}</p>
        <SignInLink />
      </Notice>
    );
  }
  if (!isStale) return null;
  return (
    <Notice tone="time" title={t("These numbers are out of date")}>
      {t("They are from {time}. We're still trying to get new ones. The sale does not depend on this page.", {
        time: t.time(new Date(at)),
      })}
    </Notice>
  );
}
