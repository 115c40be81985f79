import { UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { BookAgainLink, Ended } from "./ended.tsx";
import { UncapturedPayment } from "./uncaptured-payment.tsx";

/** The bank authorized the payment too late, so it was not captured. */
export function NotTaken(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.notTaken;
  const why = view.state === "released" ? text.textEnded : text.textLost;
  return (
    <Ended {...props} tone="lost" icon={<UndoIcon />} title={text.title} texts={[why]}>
      <UncapturedPayment {...props} />
      <BookAgainLink {...props} label={copy.expired.again} />
    </Ended>
  );
}
