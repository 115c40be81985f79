import { useState } from "react";
import type { Copy } from "#app/copy/copy.ts";
import { fill } from "#app/copy/fill.ts";
import { readStoredEvent } from "#app/visitor/stored-visit.ts";
import type { DrawChecks, SealedDraw } from "#booking/waiting-room/check-draw.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, CrossIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { checkMyNumber, type MyNumberCheck } from "./check-my-number.ts";
import { replayDraw } from "./replay-draw.ts";
import { readStoredSeal } from "./stored-seal.ts";

type Props = { slug: string; draw: SealedDraw; copy: Copy["fairness"] };
type Result = {
  checks: DrawChecks;
  own: MyNumberCheck;
  /** Whether it is the seal that this browser saw before the draw; null when it saw none. */
  isSealSeen: boolean | null;
};
type Screen = { at: "start" } | { at: "work"; share: number } | { at: "end"; result: Result } | { at: "unreachable" };

/** Replays the draw in this browser and shows the result of each check. */
export function VerifyDraw({ slug, draw, copy }: Props) {
  const [screen, setScreen] = useState<Screen>({ at: "start" });

  async function check() {
    setScreen({ at: "work", share: 0 });
    const worked = await replayDraw(slug, draw, (share) => setScreen({ at: "work", share }));
    if (!worked) return setScreen({ at: "unreachable" });
    const own = checkMyNumber(draw.sealed, worked.list, readStoredEvent(slug));
    const seen = readStoredSeal(slug);
    const isSealSeen = seen === null ? null : seen === draw.commit;
    setScreen({ at: "end", result: { checks: worked.checks, own, isSealSeen } });
  }

  return (
    <div role="status" className="mt-8 min-h-14">
      {screen.at === "start" || screen.at === "unreachable" ? (
        <>
          {screen.at === "unreachable" ? <Notice tone="time" title={copy.unreachable} /> : null}
          <Button className="mt-3 w-full" onClick={() => void check()}>
            {copy.check}
          </Button>
        </>
      ) : null}
      {screen.at === "work" ? (
        <>
          <p className="mb-3 font-semibold">{copy.checking}</p>
          <ProgressBar share={screen.share} label={copy.checking} />
        </>
      ) : null}
      {screen.at === "end" ? <Verdict {...screen.result} copy={copy} /> : null}
    </div>
  );
}

function Verdict({ checks, own, isSealSeen, copy }: Result & Pick<Props, "copy">) {
  const lines = (["secret", "list", "seed", "numbers"] as const).map((name) => ({
    holds: checks[name],
    text: copy.checks[name][checks[name] ? "holds" : "fails"],
  }));
  const isRight = lines.every(({ holds }) => holds) && own.kind !== "wrong" && isSealSeen !== false;
  return (
    <>
      <Notice
        tone={isRight ? "yours" : "lost"}
        title={isRight ? copy.rightTitle : copy.wrongTitle}
        {...(!isRight && { children: copy.wrongText })}
      />
      <ul className="mt-5 space-y-4">
        {isSealSeen === null ? null : <Line holds={isSealSeen} text={isSealSeen ? copy.sealSeen : copy.sealOther} />}
        {lines.map(({ holds, text }) => (
          <Line key={text} holds={holds} text={text} />
        ))}
        {own.kind === "none" ? null : (
          <Line holds={own.kind !== "wrong"} text={fill(copy.own[own.kind], { number: own.number, line: own.line })} />
        )}
      </ul>
      {own.kind === "none" ? <p className="mt-5 text-soft">{copy.ownNone}</p> : null}
    </>
  );
}

function Line({ holds, text }: { holds: boolean; text: string }) {
  const Icon = holds ? CheckIcon : CrossIcon;
  return (
    <li className="flex gap-3">
      <span aria-hidden="true" className={`mt-1 shrink-0 ${holds ? "text-yours" : "text-lost"}`}>
        <Icon className="size-5" />
      </span>
      {text}
    </li>
  );
}
