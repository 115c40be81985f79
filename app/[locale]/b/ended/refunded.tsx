import { UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { Ended } from "./ended.tsx";
import { Refunds } from "./refunds.tsx";

/** The payment arrived, but the place was gone or the booking had ended. */
export function Refunded(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.refunded;
  const isGivenUp = view.state === "released";
  const isLost = !isGivenUp && view.refunds.some(({ reason }) => reason === "late");
  const why = isGivenUp ? text.textEnded : isLost ? text.textLost : text.textOther;
  return (
    <Ended
      {...props}
      tone={isLost ? "lost" : "plain"}
      icon={<UndoIcon />}
      title={isLost ? text.titleLost : text.titleEnded}
      texts={[why]}
    >
      <Refunds {...props} />
    </Ended>
  );
}
