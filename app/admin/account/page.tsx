import { headers } from "next/headers";
import { asSent } from "#app/api-client/as-sent.ts";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { mayOpen } from "#booking/organizers/roles.ts";
import type { Account } from "#http/admin/account-schemas.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../admin-frame.tsx";
import { organizerText, titled } from "../language/organizer-text.ts";
import { PageSection } from "../page-section.tsx";
import { requireOrganizer } from "../require-organizer.ts";
import { LanguageForm } from "./language-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { SessionsList } from "./sessions-list.tsx";

export const generateMetadata = titled("Your account");

/** One's own password, and the devices that are signed in. */
export default async function AccountPage() {
  const { email, role, hasSecondFactor } = await requireOrganizer();
  const t = await organizerText();
  const sessions: Account["sessions"] = asSent(await office().signIn.listSessions(await headers()));
  return (
    <AdminFrame email={email}>
      <h1 className="mb-2 font-bold text-[1.75rem] tracking-[-0.02em]">{t("Your account")}</h1>
      <p className="mb-8 break-all text-soft">{email}</p>
      {office().config.SECOND_FACTOR === "required" && !hasSecondFactor ? (
        <div className="mb-8 max-w-[560px]">
          <Notice tone="time" title={t("Set up the second step first")}>
            {t("Your team requires a code of an app at sign-in. The other pages open once you have it.")}
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-10 lg:grid-cols-2 lg:gap-x-14">
        <PageSection title={t("Language")}>
          <LanguageForm />
        </PageSection>
        <PageSection title={t("Change your password")}>
          <PasswordForm email={email} lengthMin={PASSWORD_LENGTH_MIN} />
        </PageSection>
        <PageSection title={t("Where you are signed in")}>
          <SessionsList sessions={sessions} />
        </PageSection>
        <PageSection title={t("Second step at sign-in")}>
          <SecondFactor isOn={hasSecondFactor} />
        </PageSection>
        {mayOpen(role, "/admin/team") ? (
          <PageSection title={t("Your team")}>
            <p className="mb-3 text-soft">{t("Who else may sign in, and what they may do.")}</p>
            <ButtonLink kind="secondary" href="/admin/team">
              {t("Team")}
            </ButtonLink>
          </PageSection>
        ) : null}
      </div>
    </AdminFrame>
  );
}
