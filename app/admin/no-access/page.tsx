import { homeOf } from "#booking/organizers/roles.ts";
import { ButtonLink } from "#ui/button.tsx";
import { AdminFrame } from "../admin-frame.tsx";
import { organizerText, titled } from "../language/organizer-text.ts";
import { requireOrganizer } from "../require-organizer.ts";
import { roleCopy } from "../team/role-copy.ts";

export const generateMetadata = titled("Not part of your role");

/** Where somebody comes out who asked for a page that their role does not open. */
export default async function NoAccessPage() {
  const { email, role } = await requireOrganizer();
  const t = await organizerText();
  return (
    <AdminFrame email={email}>
      <h1 className="font-bold text-[1.75rem] tracking-[-0.02em]">{t("That page is not part of your role")}</h1>
      <p className="mt-2 mb-6 max-w-[560px] text-soft">
        {t("Your role is {role}: {about}", { role: t(roleCopy[role].name), about: t(roleCopy[role].about) })}{" "}
        {t("If you need more, ask an owner to change your role.")}
      </p>
      <ButtonLink href={homeOf(role)}>{t("Go back")}</ButtonLink>
    </AdminFrame>
  );
}
