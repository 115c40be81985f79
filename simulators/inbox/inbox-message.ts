/** A message as its person would have got it. */
export type InboxMessage = {
  id: string;
  channel: "email" | "sms";
  from: string;
  to: string;
  subject?: string;
  text: string;
  html?: string;
  attachments: InboxAttachment[];
  receivedAt: Date;
};

type InboxAttachment = { filename: string; contentType: string; contentId: string | null; base64: string };

/** The JSON of `GET /messages`. */
export function toJson({ attachments, ...message }: InboxMessage) {
  return { ...message, attachments: attachments.map(({ filename, contentType }) => ({ filename, contentType })) };
}

/** Whether the message went to this email address or phone number, however it is spaced. */
export function isTo(message: InboxMessage, wanted: string): boolean {
  const addresses = message.to.split(",").map(plain);
  return addresses.includes(plain(wanted));
}

// A "+" in an address line arrives as a space unless it was encoded.
function plain(address: string): string {
  const lower = address.toLowerCase().trim();
  return lower.includes("@") ? lower : lower.replace(/[^\d]/g, "");
}
