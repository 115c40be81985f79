import { expect } from "@playwright/test";

type Message = { channel: "email" | "sms"; to: string; subject?: string; text: string; html?: string };

/** All that this phone or address got, the newest first. */
export async function messagesTo(inboxUrl: string, to: string): Promise<Message[]> {
  const reply = await fetch(`${inboxUrl}/messages?to=${encodeURIComponent(to)}`);
  return (await reply.json()) as Message[];
}

/** The message that this phone or address got, once it is there. More than one would be one too many. */
export async function theMessageTo(inboxUrl: string, to: string): Promise<Message> {
  const read = () => messagesTo(inboxUrl, to);
  await expect.poll(read, { message: `messages to ${to}` }).toHaveLength(1);
  return (await read())[0] as Message;
}
