import type { Metadata } from "next";
import { homeOf } from "#booking/organizers/roles.ts";
import { ButtonLink } from "#ui/button.tsx";
import { AdminFrame } from "../admin-frame.tsx";
import { requireOrganizer } from "../require-organizer.ts";
import { roleCopy } from "../team/role-copy.ts";

export const metadata: Metadata = { title: "Not part of your role" };

/** Where somebody comes out who asked for a page that their role does not open. */
export default async function NoAccessPage() {
  const { email, role } = await requireOrganizer();
  return (
    <AdminFrame email={email}>
      <h1 className="font-bold text-[1.75rem] tracking-[-0.02em]">That page is not part of your role</h1>
      <p className="mt-2 mb-6 max-w-[560px] text-soft">
        Your role is {roleCopy[role].name}: {roleCopy[role].about} If you need more, ask an owner to change your role.
      </p>
      <ButtonLink href={homeOf(role)}>Go back</ButtonLink>
    </AdminFrame>
  );
}
