import type { MessageDetail } from "#booking/bookings-list/booking-details.ts";
import { momentOf } from "../../../../moment.ts";
import { deliveryWords } from "./delivery-words.ts";
import { messageStateWords, messageWords } from "./money-words.ts";

export function Messages({ messages }: { messages: MessageDetail[] }) {
  if (messages.length === 0) return <p className="text-soft">Nothing was sent.</p>;
  return (
    <ul>
      {messages.map((message) => (
        <li key={message.id} className="border-line border-t py-2 first:border-t-0">
          <p>
            <span className="font-semibold">{messageWords[message.kind]}</span>
            {` · ${message.channel === "email" ? "Email" : "SMS"}, `}
            <span className={message.state === "failed" || message.state === "bounced" ? "text-lost" : ""}>
              {messageStateWords[message.state]}
            </span>
          </p>
          <p className="text-[0.92rem] text-soft">{momentOf(message.at)}</p>
          {troubleOf(message) ? <p className="text-[0.92rem] text-soft">{troubleOf(message)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Why it has not arrived; nothing of what was overcome. */
const troubleOf = ({ state, lastError, channel }: MessageDetail): string | null =>
  lastError === null || state === "sent" || state === "delivered" ? null : deliveryWords(lastError, channel);
