import { fill } from "#app/copy/fill.ts";
import { rupees } from "#platform/money.ts";
import { indianTime } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { Action } from "./decide-action.ts";
import { OfflineNotice } from "./offline-notice.tsx";
import { OpeningCountdown } from "./opening-countdown.tsx";
import type { Sale } from "./sale.ts";

type Props = { sale: Sale };

/** The price and the one action, within reach of the thumb; on a desktop a card under the picture. */
export function ActionBar({ sale }: Props) {
  const { action, feedback } = sale;
  if (action === "none") return null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-10 max-h-[60dvh] overflow-y-auto border-line border-t bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-card lg:static lg:mt-5 lg:max-h-none lg:rounded-card lg:border lg:p-5">
      <div className="mx-auto max-w-[560px] sm:px-0 lg:max-w-none">
        <OfflineNotice sale={sale} />
        <p role="status" className={feedback ? "pb-2.5 text-[0.95rem]" : ""}>
          {feedback}
        </p>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Price sale={sale} />
          {action === "countdown" ? <Countdown sale={sale} /> : <BookButton sale={sale} action={action} />}
        </div>
      </div>
    </div>
  );
}

function Price({ sale: { categories, chosenId, copy } }: Props) {
  const prices = categories.map((category) => category.pricePaise);
  const chosen = categories.find((category) => category.id === chosenId);
  const isRange = !chosen && Math.min(...prices) !== Math.max(...prices);
  const price = rupees(chosen?.pricePaise ?? Math.min(...prices));
  return (
    <p className="leading-tight">
      {isRange ? <PriceFrom price={price} template={copy.sale.from} /> : <Amount>{price}</Amount>}
      <span className="block text-[0.85rem] text-soft">{copy.sale.allIncluded}</span>
    </p>
  );
}

const Amount = ({ children }: { children: string }) => (
  <span className="font-bold text-[1.4rem] tracking-[-0.01em]">{children}</span>
);

/** The amount in large type, with the text around it where the language puts it. */
function PriceFrom({ price, template }: { price: string; template: string }) {
  const [before, after] = template.split("{price}");
  return (
    <span className="text-[0.9rem] text-soft">
      {before}
      <span className="text-ink">
        <Amount>{price}</Amount>
      </span>
      {after}
    </span>
  );
}

/** How long until booking opens, and from when the draw can be joined. */
function Countdown({ sale }: Props) {
  const { copy, locale } = sale;
  const { preQueueAt, opensAt } = sale.status ?? {};
  return (
    <div className="min-w-0 rounded-card bg-time-wash px-4 pb-2 text-time">
      <span className="text-[1.1rem]">
        <OpeningCountdown sale={sale} />
      </span>
      {preQueueAt && preQueueAt !== opensAt ? (
        <span className="block text-[0.85rem]">
          {fill(copy.sale.joinDrawFrom, { time: indianTime(new Date(preQueueAt), locale) })}
        </span>
      ) : null}
    </div>
  );
}

const actionLabels = (text: Sale["copy"]["sale"]): Record<Exclude<Action, "countdown" | "none">, string> => ({
  continue: text.continueBooking,
  see_booking: text.seeBooking,
  ticket: text.showTicket,
  book: text.book,
  join_draw: text.joinDraw,
  join_queue: text.joinQueue,
  back_to_queue: text.backToQueue,
  waitlist: text.joinWaitlist,
  back_to_waitlist: text.backToWaitlist,
  loading: text.book,
});

function BookButton({ sale, action }: Props & { action: Exclude<Action, "countdown" | "none"> }) {
  const { book, isBusy, copy, status } = sale;
  const isPaused = action === "book" && status?.paused === true;
  return (
    <Button
      onClick={book}
      disabled={isBusy || action === "loading" || isPaused}
      className="min-w-[min(9rem,100%)] grow sm:grow-0"
    >
      {isBusy ? (
        <>
          <Spinner />
          {copy.sale.booking}
        </>
      ) : (
        actionLabels(copy.sale)[action]
      )}
    </Button>
  );
}
