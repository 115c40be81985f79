import { indianDate, indianTime } from "#platform/times.ts";

type Written = { subject: string; text: string; html: string };

const roleNames = { owner: "an owner", staff: "staff", check_in: "check-in" };

export const writeInvitation = (
  { role, invitedBy, expiresAt }: { role: keyof typeof roleNames; invitedBy: string; expiresAt: Date },
  link: string,
): Written =>
  letter("You are invited to Startline", [
    `${invitedBy} invites you to their team on Startline, as ${roleNames[role]}.`,
    "Open this link, and choose your name and your password:",
    link,
    `It works once, until ${indianDate(expiresAt)}, ${indianTime(expiresAt)}. If you expected nothing of the kind, do nothing.`,
  ]);

export const writePasswordReset = (expiresAt: Date, link: string): Written =>
  letter("A new password for Startline", [
    "Somebody, most likely you, asked for a new password for your account on Startline.",
    "Open this link, and choose one:",
    link,
    `It works once, until ${indianTime(expiresAt)}. If you did not ask for it, do nothing: your password stays as it is.`,
  ]);

const letter = (subject: string, blocks: string[]): Written => ({
  subject,
  text: `${blocks.join("\n\n")}\n`,
  html: `<div style="font-family: sans-serif; font-size: 16px; line-height: 1.5">${blocks.map(paragraph).join("")}</div>`,
});

function paragraph(block: string): string {
  const linked = escapeHtml(block).replace(/^https?:\/\/\S+$/, (url) => `<a href="${url}">${url}</a>`);
  return `<p>${linked}</p>`;
}

/** Addresses are other people's texts. */
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
