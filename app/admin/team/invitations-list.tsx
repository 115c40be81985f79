"use client";

import { useState } from "react";
import type { Team } from "#http/admin/team-schemas.ts";
import { Button } from "#ui/button.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useCopied } from "../use-copied.ts";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";
import { roleCopy } from "./role-copy.ts";

export function InvitationsList({ invitations }: { invitations: Team["invitations"] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationRow({ invitation }: { invitation: Team["invitations"][number] }) {
  const { id, email, role, expiresAt, isExpired, link } = invitation;
  const t = useOrganizerText();
  const refresh = useRefresh();
  const { said, copy } = useCopied(t("Press and hold the link in the email to copy it."));
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState("");
  const [refusal, setFailure] = useFailure();

  async function change(method: "POST" | "DELETE", path: string, told: string) {
    setBusy(true);
    setDone("");
    setFailure(null);
    const reply = await callOffice(path, { method, ...(method === "POST" ? { body: {} } : {}) });
    setBusy(false);
    if (reply.kind !== "ok") return setFailure(reply);
    setDone(told);
    await refresh();
  }

  const more = (words: string) => <span className="sr-only">{words}</span>;
  const path = `/api/admin/team/invitations/${id}`;
  return (
    <li className="px-4 py-3">
      <p className="break-all font-semibold">{email}</p>
      <p className="text-[0.92rem] text-soft">
        {t(roleCopy[role].name)} ·{" "}
        {isExpired
          ? t("The link is too old")
          : t("The link works until {when}", { when: t.moment(new Date(expiresAt)) })}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {isExpired ? null : (
          <Button kind="quiet" onClick={() => void copy(link)}>
            {t.rich("Copy link<more> of {email}</more>", { more }, { email })}
          </Button>
        )}
        <Button kind="quiet" disabled={isBusy} onClick={() => void change("POST", `${path}/resend`, t("Sent again"))}>
          {t.rich("Send again<more> to {email}</more>", { more }, { email })}
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={() => void change("DELETE", path, t("Taken back"))}>
          {t.rich("Take back<more> the invitation of {email}</more>", { more }, { email })}
        </Button>
      </div>
      <p role="status" className="text-[0.95rem] text-soft empty:hidden">
        {said || done}
      </p>
      <p role="alert" className="font-medium text-lost empty:hidden">
        {refusal}
      </p>
    </li>
  );
}
