import { newRowId } from "#platform/ids.ts";
import { CHANNELS_OF_KIND, type Channel, type MessageKind } from "./message.ts";

/** A message for `enqueue_messages`, which writes it in the transaction of whatever it tells of. */
export type NewMessage = { id: string; kind: MessageKind; aboutId: string; channel: Channel };

/**
 * The messages of one kind, one for each channel that it goes by.
 * @param aboutId our refund or payment that they tell of; "" when they tell of the booking.
 */
export const newMessages = (eventId: string, kind: MessageKind, aboutId = ""): NewMessage[] =>
  CHANNELS_OF_KIND[kind].map((channel) => ({ id: newRowId("msg", eventId), kind, aboutId, channel }));
