"use client";

import { type ReactNode, useEffect, useState } from "react";
import { eventPath } from "#app/[locale]/paths.ts";
import type { Copy } from "#app/copy/copy.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import type { SealedDraw } from "#booking/waiting-room/check-draw.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Notice } from "#ui/notice.tsx";
import { useDraw } from "./use-draw.ts";
import { VerifyDraw } from "./verify-draw.tsx";

type Props = { slug: string; locale: Language; copy: Copy["fairness"] };

/** What is published of this draw, and the button that verifies it. */
export function PublicDraw({ slug, locale, copy }: Props) {
  const { draw, isUnreachable } = useDraw(slug);
  const sealed = draw?.sealed ?? null;
  const drawnAt = sealed && new Date(sealed.sealedAt);
  return (
    <>
      {isUnreachable ? (
        <div role="status" className="mt-8">
          <Notice tone="time" title={copy.unreachable} />
        </div>
      ) : null}
      <dl className="mt-8 min-h-[16rem] space-y-5">
        <Row name={copy.seal}>
          <Code text={draw?.commit} />
        </Row>
        <Row name={copy.secret}>{sealed ? <Code text={sealed.secret} /> : copy.secretLater}</Row>
        {sealed && drawnAt ? (
          <>
            <Row name={copy.seed}>
              <Code text={sealed.seed} />
            </Row>
            <Row name={copy.list}>
              {sealed.size === 0 ? copy.nobody : fillCount(copy.tookPart, sealed.size, locale)}{" "}
              {fill(copy.drawnAt, { date: indianDate(drawnAt, locale), time: indianTime(drawnAt, locale) })}
            </Row>
          </>
        ) : null}
      </dl>
      {draw && sealed ? (
        <>
          <VerifyDraw slug={slug} draw={{ ...draw, sealed } satisfies SealedDraw} copy={copy} />
          <Command address={eventPath("en", slug)} title={copy.fromComputer} />
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

/** For people who would rather not trust a page to verify itself. */
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
