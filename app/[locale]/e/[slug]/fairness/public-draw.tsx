"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { eventPath } from "#app/[locale]/paths.ts";
import type { Messages } from "#app/messages/catalog.ts";
import { fill, fillCount } from "#app/messages/fill.ts";
import type { SealedDraw } from "#booking/waiting-room/check-draw.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Notice } from "#ui/notice.tsx";
import { Recheck } from "./recheck.tsx";
import { useDraw } from "./use-draw.ts";

type Props = { slug: string; locale: Locale; messages: Messages["fairness"] };

/** What is published of this draw, and with it the means to check it. */
export function PublicDraw({ slug, locale, messages }: Props) {
  const { draw, isUnreachable } = useDraw(slug);
  const sealed = draw?.sealed ?? null;
  const drawnAt = sealed && new Date(sealed.sealedAt);
  return (
    <>
      {isUnreachable ? (
        <div role="status" className="mt-8">
          <Notice tone="time" title={messages.unreachable} />
        </div>
      ) : null}
      <dl className="mt-8 min-h-[16rem] space-y-5">
        <Row name={messages.seal}>
          <Code text={draw?.commit} />
        </Row>
        <Row name={messages.secret}>{sealed ? <Code text={sealed.secret} /> : messages.secretLater}</Row>
        {sealed && drawnAt ? (
          <>
            <Row name={messages.seed}>
              <Code text={sealed.seed} />
            </Row>
            <Row name={messages.list}>
              {sealed.size === 0 ? messages.nobody : fillCount(messages.tookPart, sealed.size, locale)}{" "}
              {fill(messages.drawnAt, { date: indianDate(drawnAt, locale), time: indianTime(drawnAt, locale) })}
            </Row>
          </>
        ) : null}
      </dl>
      {draw && sealed ? (
        <>
          <Recheck slug={slug} draw={{ ...draw, sealed } satisfies SealedDraw} messages={messages} />
          <Command address={eventPath("en", slug)} title={messages.fromComputer} />
        </>
      ) : null}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}

const Code = ({ text = "…" }: { text?: string | undefined }) => (
  <code className="block break-all font-mono text-[0.88rem] text-soft">{text}</code>
);

/** For those who would rather not trust a page about itself. */
function Command({ address, title }: { address: string; title: string }) {
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(window.location.origin), []);
  return (
    <section className="mt-8">
      <h2 className="font-semibold">{title}</h2>
      <Code text={`npm run fairness -- ${origin}${address}`} />
    </section>
  );
}
