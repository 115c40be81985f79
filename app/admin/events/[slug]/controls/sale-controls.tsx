"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#ui/button.tsx";
import { GaugeIcon, MegaphoneIcon, PauseIcon, PlayIcon } from "#ui/icons.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { type ChangeControls, changeControls } from "./change-controls.ts";
import { NoticeControl } from "./notice-control.tsx";
import { PaceControl } from "./pace-control.tsx";
import { PauseControl } from "./pause-control.tsx";
import { useFreshPage } from "./use-fresh-page.ts";
import type { VisitorCopy } from "./visitor-copy.ts";

type Props = { slug: string; copy: VisitorCopy };
type Control = "pause" | "speed" | "message";

/** Always within reach: each button opens its control over the page, whose numbers go on behind it. */
export function SaleControls({ slug, copy }: Props) {
  const t = useOrganizerText();
  const live = useLiveSale();
  const [open, setOpen] = useState<Control | null>(null);
  useFreshPage();
  const { state, controls, now } = live.body;
  if (state !== "published" && state !== "closed") return null;

  const change: ChangeControls = (request) =>
    changeControls(
      `/api/admin/events/${slug}/controls`,
      request,
      (changed) => live.show({ ...live.body, ...changed }),
      t,
    );
  const close = () => setOpen(null);
  const { isPaused } = controls;
  return (
    <>
      <section
        id="controls"
        aria-label={t("Controls")}
        className="fixed cramped:static inset-x-0 bottom-(--foot) z-10 flex flex-wrap gap-2 max-rail:*:flex-auto rail:grid rail:grid-flow-col border-line border-t bg-paper px-4 py-2 rail:sticky rail:top-14 rail:bottom-auto rail:-mx-4 rail:auto-cols-[minmax(9rem,max-content)] rail:border-t-0 rail:border-b rail:py-3 lg:rail:-mx-8 lg:rail:px-8 max-rail:mb-0! print:hidden"
      >
        {state === "published" ? (
          <>
            <ControlButton kind={isPaused ? "primary" : "secondary"} onClick={() => setOpen("pause")}>
              {isPaused ? <PlayIcon className="size-5" /> : <PauseIcon className="size-5" />}
              {isPaused ? t("Resume") : t("Pause")}
            </ControlButton>
            <ControlButton onClick={() => setOpen("speed")}>
              <GaugeIcon className="size-5" />
              {t("Speed")}
            </ControlButton>
          </>
        ) : null}
        <ControlButton onClick={() => setOpen("message")}>
          <MegaphoneIcon className="size-5" />
          {t("Message")}
        </ControlButton>
      </section>
      <Sheet
        title={isPaused ? t("Resume") : t("Pause")}
        closeText={t("Close")}
        isOpen={open === "pause"}
        onClose={close}
      >
        {open === "pause" ? (
          <PauseControl isPaused={isPaused} phase={now.phase} copy={copy.en} change={change} />
        ) : null}
      </Sheet>
      <Sheet title={t("Speed")} closeText={t("Close")} isOpen={open === "speed"} onClose={close}>
        <PaceControl controls={controls} now={now} change={change} />
      </Sheet>
      <Sheet title={t("Message to everyone")} closeText={t("Close")} isOpen={open === "message"} onClose={close}>
        <NoticeControl slug={slug} notice={controls.notice} copy={copy} change={change} />
      </Sheet>
    </>
  );
}

type ControlButtonProps = { kind?: "primary" | "secondary"; onClick: () => void; children: ReactNode };

function ControlButton({ kind = "secondary", onClick, children }: ControlButtonProps) {
  return (
    <Button
      kind={kind}
      className="min-h-12! gap-1.5! px-1! rail:px-4! max-rail:text-[0.92rem]"
      aria-haspopup="dialog"
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
