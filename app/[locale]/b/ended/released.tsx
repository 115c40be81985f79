import { UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { BookAgainLink, Ended } from "./ended.tsx";

/** The visitor gave up the place, or the organizer took an offer back. */
export function Released(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.released;
  const money = view.payment === "under_way" ? copy.refunds.ifArrives : text.notCharged;
  const { waitlist } = view;
  const texts = waitlist?.isRemoved ? [money] : [waitlist ? copy.offered.released : text.text, money];
  const title = waitlist?.isRemoved ? copy.offered.removedTitle : text.title;
  return (
    <Ended {...props} tone="plain" icon={<UndoIcon />} title={title} texts={texts}>
      <BookAgainLink {...props} label={text.again} />
    </Ended>
  );
}
