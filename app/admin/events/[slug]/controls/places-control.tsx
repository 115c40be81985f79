"use client";

import { useEffect, useRef, useState } from "react";
import { decidePlacesEffect } from "#booking/capacity/decide-places-effect.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";
import { MoreItem } from "../more-item.tsx";
import { effectCopy } from "./places-copy.ts";

type Typed = { capacity: string; categories: Record<string, string> };
type Shown = { capacity: number; categories: { id: string; capacity: number }[] };

/** More places or fewer: what it does stands there, from the live numbers, before it is done. */
export function PlacesControl({ slug }: { slug: string }) {
  const t = useOrganizerText();
  const live = useLiveSale();
  const { state, capacity, categories } = live.body;
  const [open, setOpen] = useState<{ shown: Shown; typed: Typed } | null>(null);
  const [isDone, setDone] = useState(false);
  if (state !== "published" && state !== "closed") return null;

  if (!open) {
    return (
      <MoreItem
        about={
          isDone
            ? t("The places are changed.")
            : t({ one: "{count} place in all.", other: "{count} places in all." }, { count: capacity })
        }
      >
        <Button
          kind="secondary"
          onClick={() => {
            const shown = { capacity, categories: categories.map(({ id, capacity: of }) => ({ id, capacity: of })) };
            setDone(false);
            setOpen({ shown, typed: typedOf(shown) });
          }}
        >
          {t("Change places")}
        </Button>
      </MoreItem>
    );
  }
  return (
    <MoreItem>
      <PlacesForm
        slug={slug}
        shown={open.shown}
        typed={open.typed}
        onType={(typed) => setOpen({ ...open, typed })}
        onLeave={(hasChanged) => {
          setOpen(null);
          setDone(hasChanged);
        }}
      />
    </MoreItem>
  );
}

type FormProps = {
  slug: string;
  /** The places when the form was opened: what the organizer's difference is meant from. */
  shown: Shown;
  typed: Typed;
  onType: (typed: Typed) => void;
  onLeave: (hasChanged: boolean) => void;
};

function PlacesForm({ slug, shown, typed, onType, onLeave }: FormProps) {
  const t = useOrganizerText();
  const live = useLiveSale();
  const refresh = useRefresh();
  const { state, controls, now, waiting, categories } = live.body;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  // Of an event with one category there is one number.
  const isOne = shown.categories.length === 1 && shown.categories[0]?.capacity === shown.capacity;
  const wanted = wantedOf(shown, typed, isOne);
  const effect = wanted && decidePlacesEffect(live.body, waiting, wanted);
  const isSame = JSON.stringify(wanted) === JSON.stringify(shown);
  const isCalling = state === "published" && !controls.isPaused && now.phase !== "scheduled" && now.phase !== "closed";
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? t("a category");

  async function change() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(`/api/admin/events/${slug}/places`, { method: "PUT", body: { shown, wanted } });
    setBusy(false);
    if (reply.kind === "ok") onLeave(true);
    else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  const number = (id: string, label: string, value: string, onValue: (value: string) => void) => (
    <TextField
      key={id}
      id={`places-${id}`}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      disabled={isBusy}
      value={value}
      onChange={({ target }) => onValue(target.value)}
    />
  );
  return (
    <div className="w-full max-w-[560px] rounded-card border border-line bg-paper p-4">
      <h3 ref={title} tabIndex={-1} className="mb-3 font-bold text-[1.15rem] outline-none">
        {t("Change places")}
      </h3>
      <div className="space-y-3">
        {number("all", t("Places in all"), typed.capacity, (value) => onType({ ...typed, capacity: value }))}
        {isOne
          ? null
          : shown.categories.map(({ id }) =>
              number(
                id,
                t("Of these, {category} at most", { category: nameOf(id) }),
                typed.categories[id] ?? "",
                (value) => onType({ ...typed, categories: { ...typed.categories, [id]: value } }),
              ),
            )}
      </div>
      <p aria-live="polite" className="mt-3 min-h-6 font-semibold">
        {effect === null
          ? t("Enter whole numbers.")
          : isSame
            ? ""
            : effectCopy(effect, { isCalling, waiting, free: live.body.free, nameOf }, t)}
      </p>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {effect?.possible && !isSame && wanted ? (
          <ConfirmButton disabled={isBusy} onClick={() => void change()}>
            {isBusy ? <Spinner /> : null}
            {wanted.capacity === shown.capacity
              ? t("Change the categories")
              : t("Change to {count}", { count: wanted.capacity })}
          </ConfirmButton>
        ) : null}
        <Button kind="secondary" className="min-h-14" disabled={isBusy} onClick={() => onLeave(false)}>
          {t("Leave it")}
        </Button>
      </div>
    </div>
  );
}

const typedOf = ({ capacity, categories }: Shown): Typed => ({
  capacity: String(capacity),
  categories: Object.fromEntries(categories.map(({ id, capacity: of }) => [id, String(of)])),
});

/** Null where something typed is no number of places. */
function wantedOf(shown: Shown, typed: Typed, isOne: boolean): Shown | null {
  const capacity = readCount(typed.capacity);
  const categories = shown.categories.map(({ id }) => ({
    id,
    capacity: isOne ? capacity : readCount(typed.categories[id] ?? ""),
  }));
  if (capacity === null || capacity < 1) return null;
  const whole = categories.flatMap(({ id, capacity: of }) => (of === null ? [] : [{ id, capacity: of }]));
  return whole.length === categories.length ? { capacity, categories: whole } : null;
}

const readCount = (typed: string): number | null => {
  const digits = typed.replace(/[\s,]/g, "");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
};
