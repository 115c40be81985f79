import { ClockIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { Ended } from "./ended.tsx";

/** The amount paid is not the booking's price: a person decides, and nobody should pay again. */
export function InReview(props: BookingProps) {
  const text = props.copy.inReview;
  return (
    <Ended {...props} tone="time" icon={<ClockIcon />} title={text.title} texts={[text.text]}>
      <p className="mt-4 rounded-card bg-time-wash px-4 py-3 font-bold text-[1.25rem] text-time">{text.doNotPay}</p>
    </Ended>
  );
}
