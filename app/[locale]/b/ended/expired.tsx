import { ClockIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { BookAgainLink, Ended } from "./ended.tsx";

/** Time ran out: before Pay was pressed, without a payment, or after a failed one. */
export function Expired(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.expired;
  const texts =
    view.payment === "failed"
      ? [text.failed, text.failedMoney]
      : [view.payBy ? text.unpaid : view.waitlist ? copy.offered.expired : text.text];
  return (
    <Ended {...props} tone="lost" icon={<ClockIcon />} title={text.title} texts={texts}>
      <BookAgainLink {...props} label={text.again} />
    </Ended>
  );
}
