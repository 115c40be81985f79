"use client";

import { useState } from "react";
import type { Team } from "#http/admin/team-schemas.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";
import { roleCopy } from "./role-copy.ts";
import { roleOptions } from "./role-options.ts";

export function PeopleList({ people }: { people: Team["people"] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {people.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </ul>
  );
}

function PersonRow({ person: { id, name, email, role, isOwn } }: { person: Team["people"][number] }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [wanted, setWanted] = useState<string>(role);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function call(request: { method: "PATCH" | "DELETE"; body?: object }) {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(`/api/admin/team/people/${id}`, request);
    setBusy(false);
    if (reply.kind !== "ok") return setFailure(reply);
    setOpen(false);
    setRemoving(false);
    await refresh();
  }

  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-[min(12rem,100%)] flex-1">
          <p className="font-semibold">
            {name}
            {isOwn ? <span className="font-normal text-soft"> {t("(you)")}</span> : null}
          </p>
          <p className="break-all text-[0.92rem] text-soft">
            {t(roleCopy[role].name)} · {email}
          </p>
        </div>
        <Button kind="secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.rich(
            "Change<more> {name}</more>",
            { more: (words) => <span className="sr-only">{words}</span> },
            { name },
          )}
        </Button>
      </div>
      {isOpen ? (
        <div className="mt-3 space-y-3">
          <SelectField
            id={`role-${id}`}
            name="role"
            label={t("Role")}
            hint={t(roleCopy[wanted as typeof role].about)}
            value={wanted}
            options={roleOptions(t)}
            onChange={setWanted}
          />
          <div className="flex flex-wrap gap-3">
            <Button
              kind="secondary"
              disabled={isBusy || wanted === role}
              onClick={() => void call({ method: "PATCH", body: { role: wanted } })}
            >
              {t("Save the role")}
            </Button>
            {isRemoving ? (
              <ConfirmButton kind="lost" disabled={isBusy} onClick={() => void call({ method: "DELETE" })}>
                {isOwn ? t("Yes, remove me") : t("Yes, remove {name}", { name })}
              </ConfirmButton>
            ) : (
              <Button kind="quiet" onClick={() => setRemoving(true)}>
                {t("Remove from the team")}
              </Button>
            )}
          </div>
          {isRemoving ? (
            <p className="text-[0.95rem] text-soft">
              {t("They are signed out at once, everywhere. What they did stays in the history.")}
            </p>
          ) : null}
        </div>
      ) : null}
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {refusal}
      </p>
    </li>
  );
}
