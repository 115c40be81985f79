import { useEffect, useRef } from "react";
import type { AddedRider } from "#http/admin/added-riders-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../../language/text-context.tsx";

type Props = { rider: AddedRider & { name: string }; path: string; onMore: () => void };

/** Who was added, and under which reference. */
export function Added({ rider, path, onMore }: Props) {
  const t = useOrganizerText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none">
      <Notice tone="yours" title={t("{name} has a place", { name: rider.name })}>
        <p>
          {t.rich(
            "Reference <b>{reference}</b>. The ticket is on its way by email and SMS.",
            { b: (words) => <span className="font-semibold">{words}</span> },
            { reference: rider.reference },
          )}
        </p>
      </Notice>
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink href={`${path}/${rider.bookingId}`}>{t("Open the booking")}</ButtonLink>
        <Button kind="secondary" className="min-h-14" onClick={onMore}>
          {t("Add another rider")}
        </Button>
      </div>
    </div>
  );
}
