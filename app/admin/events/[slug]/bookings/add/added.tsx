import { useEffect, useRef } from "react";
import type { AddedRider } from "#http/admin/added-riders-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

type Props = { rider: AddedRider & { name: string }; path: string; onMore: () => void };

/** Who was added, and under which reference. */
export function Added({ rider, path, onMore }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none">
      <Notice tone="yours" title={`${rider.name} has a place`}>
        <p>
          Reference <span className="font-semibold">{rider.reference}</span>. The ticket is on its way by email and SMS.
        </p>
      </Notice>
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink href={`${path}/${rider.bookingId}`}>Open the booking</ButtonLink>
        <Button kind="secondary" className="min-h-14" onClick={onMore}>
          Add another rider
        </Button>
      </div>
    </div>
  );
}
