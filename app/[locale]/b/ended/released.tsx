import { UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { BookAgainLink, Ended } from "./ended.tsx";

/** The visitor gave up the place. */
export function Released(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.released;
  const money = view.payment === "under_way" ? copy.refunds.ifArrives : text.notCharged;
  return (
    <Ended {...props} tone="plain" icon={<UndoIcon />} title={text.title} texts={[text.text, money]}>
      <BookAgainLink {...props} label={text.again} />
    </Ended>
  );
}
