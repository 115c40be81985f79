"use client";

import { useState } from "react";
import type { Team } from "#http/admin/team-schemas.ts";
import { Button } from "#ui/button.tsx";
import { callOffice } from "../call-office.ts";
import { formatMoment } from "../format-moment.ts";
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
  const refresh = useRefresh();
  const { said, copy } = useCopied("Press and hold the link in the email to copy it.");
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

  const path = `/api/admin/team/invitations/${id}`;
  return (
    <li className="px-4 py-3">
      <p className="break-all font-semibold">{email}</p>
      <p className="text-[0.92rem] text-soft">
        {roleCopy[role].name} ·{" "}
        {isExpired ? "The link is too old" : `The link works until ${formatMoment(new Date(expiresAt))}`}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {isExpired ? null : (
          <Button kind="quiet" onClick={() => void copy(link)}>
            Copy link<span className="sr-only"> of {email}</span>
          </Button>
        )}
        <Button kind="quiet" disabled={isBusy} onClick={() => void change("POST", `${path}/resend`, "Sent again")}>
          Send again<span className="sr-only"> to {email}</span>
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={() => void change("DELETE", path, "Taken back")}>
          Take back<span className="sr-only"> the invitation of {email}</span>
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
