"use client";

import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { ChevronIcon, ScanIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { Arrivals } from "./arrivals.tsx";
import { CounterDialog } from "./counter-dialog.tsx";
import { ListLine } from "./list-line.tsx";
import { RiderFinder } from "./rider-finder.tsx";
import type { Opened } from "./shown.ts";
import { ThisPhone } from "./this-phone.tsx";
import { TwiceNotice } from "./twice-notice.tsx";
import { useDesk } from "./use-desk.ts";

type Props = { slug: string; title: string; categories: string[]; publicKeys: string[] };

export function CheckInDesk({ slug, title, categories, publicKeys }: Props) {
  const t = useOrganizerText();
  const [keys] = useState(publicKeys);
  const desk = useDesk(slug, keys);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { list, checkIns, isLoading, fault } = desk;

  return (
    <main className="mx-auto max-w-[560px] px-4 pt-2 pb-16">
      <a href={`/admin/events/${slug}`} className="-ml-1 inline-flex min-h-12 items-center gap-1 text-[0.95rem]">
        <ChevronIcon className="size-5 rotate-90" />
        {title}
      </a>
      <h1 className="font-bold text-[1.75rem] leading-tight tracking-[-0.02em]">{t("Check-in")}</h1>
      {fault === "keeps_nothing" ? (
        <div className="mt-4">
          <Notice tone="lost" title={t("This browser keeps nothing")}>
            {t(
              "Check-in needs to store the list on the phone. Leave private browsing, or free some storage, then open this page again.",
            )}
          </Notice>
        </div>
      ) : null}
      {isLoading ? (
        <p className="mt-6 min-h-40 text-soft">{t("Opening the list on this phone…")}</p>
      ) : (
        <>
          <ListLine desk={desk} />
          {list ? (
            <div className="mt-4 space-y-6">
              <Button className="min-h-16 w-full text-[1.2rem]" onClick={() => setOpened("camera")}>
                <ScanIcon className="size-7" />
                {t("Scan tickets")}
              </Button>
              <TwiceNotice desk={desk} list={list} onOpen={setOpened} />
              <RiderFinder list={list} checkIns={checkIns} onOpen={setOpened} />
              <Arrivals list={list} checkIns={checkIns} categories={categories} />
            </div>
          ) : null}
          <ThisPhone desk={desk} slug={slug} />
        </>
      )}
      {opened && list ? (
        <CounterDialog
          key={opened === "camera" ? opened : opened.id}
          desk={desk}
          opened={opened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </main>
  );
}
