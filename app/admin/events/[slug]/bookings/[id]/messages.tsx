import type { MessageDetail } from "#booking/bookings-list/booking-details.ts";
import { formatMoment } from "../../../../format-moment.ts";
import { deliveryCopy } from "./delivery-copy.ts";
import { messageCopy, messageStateCopy } from "./money-copy.ts";

export function Messages({ messages }: { messages: MessageDetail[] }) {
  if (messages.length === 0) return <p className="text-soft">Nothing was sent.</p>;
  return (
    <ul>
      {messages.map((message) => (
        <li key={message.id} className="border-line border-t py-2 first:border-t-0">
          <p>
            <span className="font-semibold">{messageCopy[message.kind]}</span>
            {` · ${message.channel === "email" ? "Email" : "SMS"}, `}
            <span className={message.state === "failed" || message.state === "bounced" ? "text-lost" : ""}>
              {messageStateCopy[message.state]}
            </span>
          </p>
          <p className="text-[0.92rem] text-soft">{formatMoment(message.at)}</p>
          {troubleOf(message) ? <p className="text-[0.92rem] text-soft">{troubleOf(message)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Why it has not arrived; nothing of what was overcome. */
const troubleOf = ({ state, lastError, channel }: MessageDetail): string | null =>
  lastError === null || state === "sent" || state === "delivered" ? null : deliveryCopy(lastError, channel);
