import { UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { BookAgainLink, Ended } from "./ended.tsx";

/** The visitor gave up the place. */
export function Released(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.released;
  const money = view.payment === "under_way" ? copy.refunds.ifArrives : text.notCharged;
  const { waitlist } = view;
  const texts = waitlist?.isRemoved ? [copy.offered.removed] : [waitlist ? copy.offered.released : text.text, money];
  const title = waitlist?.isRemoved ? copy.cancelled.title : text.title;
  return (
    <Ended {...props} tone="plain" icon={<UndoIcon />} title={title} texts={texts}>
      <BookAgainLink {...props} label={text.again} />
    </Ended>
  );
}
