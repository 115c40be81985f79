import { ButtonLink } from "#ui/button.tsx";
import { useOrganizerText } from "./language/text-context.tsx";

/** To the sign-in, and from there back to where one was. */
export function SignInLink() {
  const t = useOrganizerText();
  return (
    <ButtonLink
      kind="secondary"
      href="/admin/sign-in"
      onClick={(event) => {
        event.preventDefault();
        const { pathname, search } = window.location;
        window.location.assign(`/admin/sign-in?back=${encodeURIComponent(pathname + search)}`);
      }}
    >
      {t("Sign in again")}
    </ButtonLink>
  );
}
