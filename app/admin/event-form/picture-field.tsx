"use client";

import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import { Spinner } from "#ui/spinner.tsx";
import { Field } from "#ui/text-field.tsx";
import type { Text } from "../language/text.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { shrinkPicture } from "./shrink-picture.ts";

const refusals: Record<number, Text> = {
  413: "The picture is too large. Choose a smaller one.",
  422: "This is not a picture that we can read. Choose a JPEG, PNG or WebP.",
};

const unreachable: Text = "The picture could not be sent. Check your connection, then try again.";

/** Uploads at once and keeps the picture's hash; the event is saved with the form. */
export function PictureField({ hash, onChange }: { hash: string | null; onChange: (hash: string | null) => void }) {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Text | undefined>();

  useWhenOnline(() => setError((last) => (last === unreachable ? undefined : last)));

  async function upload(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      const picture = await shrinkPicture(file);
      const headers = { "Content-Type": picture.type.startsWith("image/") ? picture.type : "image/unknown" };
      const response = await fetch("/api/admin/pictures", { method: "POST", headers, body: picture });
      if (response.ok) onChange(((await response.json()) as { hash: string }).hash);
      else setError(refusals[response.status] ?? "The picture could not be stored. Please try again.");
    } catch {
      setError(unreachable);
    }
    setBusy(false);
  }

  return (
    <Field
      id="picture"
      label={t("Picture")}
      optional={t("optional")}
      hint={t("JPEG, PNG or WebP, as your phone takes them. Wide pictures look best.")}
      error={error && t(error)}
    >
      {hash ? (
        <div className="mb-3 overflow-hidden rounded-card border border-line">
          <img src={`/api/pictures/${hash}`} alt={t("As it is now")} className="aspect-[2/1] w-full object-cover" />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        <input
          id="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby={`picture-hint${error ? " picture-error" : ""}`}
          className="min-h-12 max-w-full text-[0.95rem] file:mr-4 file:min-h-12 file:cursor-pointer file:rounded-card file:border file:border-edge file:bg-surface file:px-4 file:font-semibold"
          onChange={({ target }) => void upload(target.files?.[0])}
        />
        {isBusy ? <Spinner /> : null}
        {hash ? (
          <button
            type="button"
            className="min-h-12 text-[0.95rem] underline underline-offset-4"
            onClick={() => onChange(null)}
          >
            {t("Remove the picture")}
          </button>
        ) : null}
      </div>
    </Field>
  );
}
