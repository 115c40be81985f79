"use client";

import { useRef, useState } from "react";
import type { PossibleMove } from "#booking/bookings/list-moves.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { nothingSent, requestOf, type SentRequest } from "../../../../request-id.ts";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { effectCopy, whyNotCopy } from "./move-copy.ts";
import { useClosePanel } from "./rider-actions.tsx";

type Props = {
  path: string;
  name: string | null;
  /** The other categories of the event. */
  moves: (PossibleMove & { name: string })[];
  owedPaise: number;
};

/** Moves a confirmed booking to another category, after its effect was said. */
export function MoveForm({ path, name, moves, owedPaise }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const close = useClosePanel();
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const sent = useRef<SentRequest>(nothingSent);
  const chosen = moves.find((move) => move.categoryId === categoryId && move.because === null);

  async function move() {
    if (!chosen) return;
    const { refundPaise, owedPaise: owes } = chosen;
    const body = { categoryId: chosen.categoryId, refundPaise, owedPaise: owes };
    sent.current = requestOf(sent.current, body);
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(path, { method: "POST", body: { ...body, requestId: sent.current.id } });
    setBusy(false);
    if (reply.kind === "ok") leave(t("Moved to {category}.", { category: chosen.name }));
    else setFailure(reply);
    // A refusal comes of a page that is old.
    if (reply.kind !== "unreachable") await refresh();
  }
  function leave(message: string | null) {
    sent.current = nothingSent;
    close(message);
  }

  return (
    <>
      <fieldset>
        <legend className="font-semibold">{t("To which category?")}</legend>
        {moves.map(({ categoryId: id, name: category, because }) => (
          <label key={id} className="flex min-h-12 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="category"
              value={id}
              checked={categoryId === id}
              disabled={isBusy || because !== null}
              onChange={() => setCategoryId(id)}
              className="size-5 shrink-0"
            />
            <span className={because === null ? "" : "text-soft"}>
              {category}
              {because === null ? null : ` (${t(whyNotCopy[because])})`}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen ? (
        <ul aria-live="polite" className="mt-3 list-disc space-y-1 pl-5">
          {effectCopy(chosen, owedPaise, t).map((effect) => (
            <li key={effect} className="font-semibold">
              {effect}
            </li>
          ))}
          <li>{t("The place in the former category is free at once.")}</li>
          <li>{t("{name} gets the ticket again, with the new category.", { name: name ?? t("The rider") })}</li>
        </ul>
      ) : null}
      <p role="alert" className="mt-3 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {chosen ? (
          <ConfirmButton key={chosen.categoryId} disabled={isBusy} onClick={() => void move()}>
            {isBusy ? <Spinner /> : null}
            {t("Move to {category}", { category: chosen.name })}
          </ConfirmButton>
        ) : null}
        <Button kind="secondary" disabled={isBusy} className={chosen ? "min-h-14" : ""} onClick={() => leave(null)}>
          {t("Leave it")}
        </Button>
      </div>
    </>
  );
}
