import { useSecondsUntil } from "#app/visitor/use-seconds-until.ts";
import { Notice } from "#ui/notice.tsx";
import type { BookingCopy, BookingProps } from "./booking-props.ts";
import { endOf } from "./decide-screen.ts";
import { CHECKOUT_NOT_LOADED } from "./paying/use-payment.ts";

type Props = Pick<BookingProps, "view" | "copy"> & { code: string };

/**
 * The page retries by itself, and nobody has to press. That the place is safe is said as long as its time runs; after
 * that only the server knows.
 */
export function TryingAgain({ view, copy, code }: Props) {
  const seconds = useSecondsUntil(endOf(view));
  const isOver = view.state !== "confirmed" && seconds === 0;
  return (
    <Notice tone={isOver ? "plain" : "yours"} title={isOver ? copy.stillTrying : copy.retrying.title}>
      {copy.retrying[causeOf(code)]} {copy.retrying.nothingToPress}
    </Notice>
  );
}

function causeOf(code: string): Exclude<keyof BookingCopy["retrying"], "title" | "nothingToPress"> {
  switch (code) {
    case "unreachable":
      return "offline";
    case "gateway_busy":
      return "gateway";
    case CHECKOUT_NOT_LOADED:
      return "checkout";
    default:
      return "busy";
  }
}
