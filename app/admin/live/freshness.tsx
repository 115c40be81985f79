import { indianTime } from "#platform/times.ts";
import { Notice } from "#ui/notice.tsx";
import { SignInLink } from "../sign-in-link.tsx";

/** Says when the numbers are old; nothing while they are fresh. */
export function Freshness({ at, isStale, isSignedOut }: { at: string; isStale: boolean; isSignedOut: boolean }) {
  if (isSignedOut) {
    return (
      <Notice tone="time" title="You are signed out">
        <p className="mb-2">The numbers are from {indianTime(new Date(at))}.</p>
        <SignInLink />
      </Notice>
    );
  }
  if (!isStale) return null;
  return (
    <Notice tone="time" title="These numbers are out of date">
      They are from {indianTime(new Date(at))}. We're still trying to get new ones. The sale does not depend on this
      page.
    </Notice>
  );
}
