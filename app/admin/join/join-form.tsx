"use client";

import { type FormEvent, useCallback, useEffect, useState } from "react";
import type { InvitationOffer } from "#http/admin/team-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice, type Failure } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { NewPasswordField } from "../new-password-field.tsx";
import { refusalCopy } from "../refusal-copy.ts";
import { roleCopy } from "../team/role-copy.ts";
import { useLinkToken } from "../use-link-token.ts";

type Offer = InvitationOffer | { failure: Failure };

export function JoinForm({ lengthMin }: { lengthMin: number }) {
  const t = useOrganizerText();
  const token = useLinkToken();
  const [offer, setOffer] = useState<Offer | null>(null);

  const ask = useCallback(async (asked: string) => {
    const reply = await callOffice<InvitationOffer>("/api/auth/invitation", { method: "POST", body: { token: asked } });
    setOffer(reply.kind === "ok" ? reply.body : { failure: reply });
  }, []);
  useEffect(() => {
    if (token !== null) void ask(token);
  }, [token, ask]);

  if (!offer || token === null) return <Spinner />;
  if (!("failure" in offer)) return <OfferForm token={token} offer={offer} lengthMin={lengthMin} />;
  return (
    <div className="space-y-4" role="alert">
      <Notice tone="lost" title={refusalCopy(offer.failure, t)} />
      {offer.failure.kind === "unreachable" ? (
        <Button kind="secondary" onClick={() => void ask(token)}>
          {t("Try again")}
        </Button>
      ) : (
        <ButtonLink kind="secondary" href="/admin/sign-in">
          {t("Sign in")}
        </ButtonLink>
      )}
    </div>
  );
}

function OfferForm({ token, offer, lengthMin }: { token: string; offer: InvitationOffer; lengthMin: number }) {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isJoined, setJoined] = useState(false);

  async function join(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    const body = { token, name: fields.get("name"), password: fields.get("next") };
    const reply = await callOffice("/api/auth/join", { method: "POST", body });
    setBusy(false);
    if (reply.kind === "ok") setJoined(true);
    else setFailure(reply);
  }

  if (isJoined) {
    return (
      <div className="space-y-4" role="status">
        <Notice tone="yours" title={t("Your account is there")}>
          {t("Sign in with {email} and the password that you chose.", { email: offer.email })}
        </Notice>
        <ButtonLink href="/admin/sign-in">{t("Sign in")}</ButtonLink>
      </div>
    );
  }
  const { name, about } = roleCopy[offer.role];
  return (
    <form method="post" onSubmit={(event) => void join(event)} className="space-y-5">
      <p>
        {t.rich(
          "<who>{who}</who> invites you as <role>{role}</role>.",
          { who: (words) => <span className="break-all">{words}</span>, role: (words) => <strong>{words}</strong> },
          { who: offer.invitedBy, role: t(name) },
        )}{" "}
        {t(about)}
      </p>
      <div role="alert" className="empty:hidden">
        {failure ? <Notice tone="lost" title={refusalCopy(failure, t)} /> : null}
      </div>
      <TextField
        id="email"
        name="email"
        type="email"
        label={t("Email")}
        autoComplete="username"
        value={offer.email}
        readOnly
      />
      <TextField id="name" name="name" label={t("Your name")} autoComplete="name" maxLength={100} required />
      <NewPasswordField lengthMin={lengthMin} label={t("Choose a password")} />
      <Button type="submit" disabled={isBusy} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Join")}
      </Button>
    </form>
  );
}
