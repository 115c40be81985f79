import { asSent } from "#app/api-client/as-sent.ts";
import { listAuditEntries } from "#booking/audit-log/list-audit-entries.ts";
import { listTeam } from "#booking/team/list-team.ts";
import type { Team } from "#http/admin/team-schemas.ts";
import { office } from "#wiring";
import { AdminFrame } from "../admin-frame.tsx";
import { AuditLog } from "../audit-log.tsx";
import { organizerText, titled } from "../language/organizer-text.ts";
import { PageSection } from "../page-section.tsx";
import { requireOrganizer } from "../require-organizer.ts";
import { InvitationsList } from "./invitations-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { PeopleList } from "./people-list.tsx";

export const generateMetadata = titled("Team");

/** What is about no event is about the team and its accounts. */
const OF_THE_TEAM = "";

/** Who may do what, for owners. */
export default async function TeamPage() {
  const { id, email } = await requireOrganizer();
  const t = await organizerText();
  const [{ people, invitations }, entries] = await Promise.all([
    listTeam(office()),
    listAuditEntries(office().db, OF_THE_TEAM),
  ]);
  const team: Team = asSent({ people: people.map((person) => ({ ...person, isOwn: person.id === id })), invitations });
  return (
    <AdminFrame email={email}>
      <h1 className="mb-6 font-bold text-[1.75rem] tracking-[-0.02em]">{t("Team")}</h1>
      <div className="grid gap-10 lg:grid-cols-2 lg:gap-x-14">
        <PageSection title={t("People")}>
          <PeopleList people={team.people} />
        </PageSection>
        <div className="space-y-10">
          <PageSection title={t("Invite somebody")}>
            <InviteForm />
          </PageSection>
          {team.invitations.length > 0 ? (
            <PageSection title={t("Invited")}>
              <InvitationsList invitations={team.invitations} />
            </PageSection>
          ) : null}
          <PageSection title={t("History")}>
            <AuditLog entries={entries} subjectCopy={(email) => email} />
          </PageSection>
        </div>
      </div>
    </AdminFrame>
  );
}
