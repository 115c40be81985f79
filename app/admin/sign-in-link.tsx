import { ButtonLink } from "#ui/button.tsx";

/** To the sign-in, and from there back to where one was. */
export function SignInLink() {
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
      Sign in again
    </ButtonLink>
  );
}
