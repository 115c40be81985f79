"use client";

import { type FormEvent, useRef, useState } from "react";
import type { Role } from "#booking/organizers/roles.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { nothingSent, requestOf } from "../request-id.ts";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";
import { roleCopy } from "./role-copy.ts";
import { roleOptions } from "./role-options.ts";

export function InviteForm() {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const last = useRef(nothingSent);
  const [role, setRole] = useState<Role>("staff");
  const [isBusy, setBusy] = useState(false);
  const [invited, setInvited] = useState<string | null>(null);
  const [refusal, setFailure] = useFailure();

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email")).trim();
    setBusy(true);
    setInvited(null);
    setFailure(null);
    last.current = requestOf(last.current, { email, role });
    const body = { requestId: last.current.id, email, role };
    const reply = await callOffice("/api/admin/team/invitations", { method: "POST", body });
    setBusy(false);
    if (reply.kind !== "unreachable") last.current = nothingSent;
    if (reply.kind !== "ok") return setFailure(reply);
    form.reset();
    setInvited(email);
    await refresh();
  }

  return (
    <form method="post" onSubmit={(event) => void invite(event)} className="max-w-[480px] space-y-4">
      <TextField id="email" name="email" type="email" label={t("Email")} autoComplete="off" maxLength={254} required />
      <SelectField
        id="role"
        name="role"
        label={t("Role")}
        hint={t(roleCopy[role].about)}
        value={role}
        options={roleOptions(t)}
        onChange={(value) => setRole(value as Role)}
      />
      <div role="alert" className="empty:hidden">
        {refusal ? <Notice tone="lost" title={refusal} /> : null}
      </div>
      <div role="status" className="empty:hidden">
        {invited === null ? null : (
          <Notice tone="yours" title={t("Invited")}>
            {t.rich(
              "An email with the link is on its way to <email>{email}</email>. Below you can copy the link.",
              { email: (words) => <span className="break-all">{words}</span> },
              { email: invited },
            )}
          </Notice>
        )}
      </div>
      <Button type="submit" disabled={isBusy}>
        {isBusy ? <Spinner /> : null}
        {t("Invite")}
      </Button>
    </form>
  );
}
