import type { AuditAction, AuditFacts } from "#booking/audit-log/audit-entry.ts";
import type { Role } from "#booking/organizers/roles.ts";
import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { fieldCopy } from "./event-form/field-copy.ts";
import { roleCopy } from "./team/role-copy.ts";

const sentences: { [Action in AuditAction]: (facts: AuditFacts[Action]) => string } = {
  cancel_booking: (facts) => `Cancelled a booking${amountOf(facts)}`,
  cancel_event: (facts) =>
    facts.scope === "keep_fee"
      ? "Cancelled the event; the fee was kept"
      : "Cancelled the event; everything paid is refunded",
  add_rider: ({ category, cashPaise, reason, isWaiverSigned }) =>
    `Added a rider to ${category}, ${cashPaise === null ? "complimentary" : `${rupees(cashPaise)} in cash`}${reason ? `: “${reason}”` : ""}${isWaiverSigned ? ". The waiver was signed on paper" : ""}`,
  move_booking: ({ from, to, refundPaise, owedPaise }) =>
    `Moved a booking from ${from} to ${to}${refundPaise > 0 ? ` (${rupees(refundPaise)} refunded)` : ""}${owedCopy(owedPaise)}`,
  settle_in_cash: ({ amountPaise }) =>
    amountPaise > 0 ? `Took ${rupees(amountPaise)} in cash` : `Gave back ${rupees(-amountPaise)} in cash`,
  request_transfer: () => "Offered a booking to another person",
  cancel_transfer: () => "Took back the offer of a booking",
  record_paper_waiver: ({ version }) => `Recorded a waiver signed on paper (version ${version})`,
  give_back_money: (facts) => `Refunded a payment of the wrong amount${amountOf(facts)}`,
  retry_refund: (facts) => `Requested a refund again${amountOf(facts)}`,
  pay_out_by_hand: (facts) => `Paid a refund out by hand${amountOf(facts)}, reference ${facts.reference}`,
  mark_resolved: () => "Marked something that needed attention as solved",
  resend_messages: ({ count }) => `Sent ${count === 1 ? "a message" : `${count} messages`} again`,
  correct_booking: ({ changes }) => `Corrected ${wordsOf(changes.map(({ field }) => correctedCopy(field)))}`,
  send_announcement: ({ subject, channels, category, arrival, count }) =>
    `Sent “${subject}” to ${count === 1 ? "1 rider" : `${count} riders`}${category ? ` of ${category}` : ""}${arrivalCopy(arrival)} by ${channels}`,
  send_statement: ({ address }) => `Sent the statement to ${address}`,
  extend_announcement: ({ count }) =>
    `Sent a message also to ${count === 1 ? "1 rider who was" : `${count} riders who were`} confirmed later`,
  stop_announcement: ({ subject }) => `Stopped the message “${subject}”`,
  erase_riders: ({ count }) =>
    `Erased the personal data of ${count === 1 ? "1 rider" : `${count} riders`}, a year after the event`,
  resend_ticket: ({ channels }) => `Sent the ticket again by ${channels}`,
  write_note: () => "Wrote a note",
  strike_note: () => "Struck out a note",
  check_in: ({ device, collectedBy }) => `Checked in on ${device}${collectedBy ? `; ${collectedBy} took the kit` : ""}`,
  undo_check_in: ({ device }) => `Took the check-in back on ${device}`,
  save_bib_ranges: ({ from, to }) => `Set the bib numbers to ${to ?? "none"}${from === null ? "" : `, before ${from}`}`,
  give_out_bibs: ({ order, count }) =>
    `Gave ${count === 1 ? "1 rider a bib" : `${count.toLocaleString("en-IN")} riders their bibs`}, ${order === "name" ? "by name" : "in the order of booking"}`,
  download_riders: ({ format, columns, rows, category }) =>
    `Downloaded a list of ${rows === 1 ? "1 rider" : `${rows.toLocaleString("en-IN")} riders`}${category ? ` of ${category}` : ""} (${format === "csv" ? "CSV" : "Excel"}, ${columns === 1 ? "1 column" : `${columns} columns`})`,
  publish_event: () => "Published the event",
  close_sale: () => "Closed the sale",
  open_sale_again: () => "Opened the sale again",
  change_capacity: (facts) =>
    `Changed the places${facts.from === facts.to ? "" : ` from ${facts.from} to ${facts.to}`}${facts.categories ? ` (${facts.categories})` : ""}`,
  change_categories: ({ removed, prices }) =>
    [removed ? `Removed a category (${removed})` : "", prices ? `Changed prices (${prices})` : ""]
      .filter(Boolean)
      .join(". "),
  hide_categories: ({ hidden, shown }) =>
    [hidden ? `Hid a category (${hidden})` : "", shown ? `Showed a category again (${shown})` : ""]
      .filter(Boolean)
      .join(". "),
  unpublish_event: () => "Took the event back to a draft",
  edit_event: ({ changes }) => `Changed ${wordsOf(changes.map(({ field }) => editedCopy(field)))}`,
  delete_draft: ({ title }) => `Deleted the draft “${title}”`,
  pause_sale: () => "Paused the sale",
  resume_sale: () => "Resumed the sale",
  change_pace: ({ from, to }) => `Changed how many people are called per second, at most, from ${from} to ${to}`,
  change_concurrency: ({ from, to }) => `Changed how many people may book at the same time from ${from} to ${to}`,
  change_notice: ({ from, to, language }) =>
    to === ""
      ? `Removed the ${LANGUAGE_NAMES[language]} message: “${from}”`
      : `Posted the ${LANGUAGE_NAMES[language]} message: “${to}”`,
  download_file: ({ file }) => `Downloaded ${file}`,
  add_second_factor: () => "Turned on a second step at sign-in",
  remove_second_factor: () => "Turned off the second step at sign-in",
  renew_recovery_codes: () => "Made new recovery codes",
  sign_in: ({ count }) => `Signed in${count > 0 ? `, after ${wrongPasswords(count)}` : ""}`,
  fail_sign_ins: ({ count }) => `Somebody tried ${wrongPasswords(count)}`,
  invite_person: ({ role }) => `Invited somebody as ${roleName(role)}`,
  revoke_invitation: () => "Took an invitation back",
  resend_invitation: () => "Sent an invitation again",
  join_team: ({ role }) => `Joined the team as ${roleName(role)}`,
  change_role: ({ from, to }) => `Changed a role from ${roleName(from)} to ${roleName(to)}`,
  remove_person: ({ from }) => `Removed somebody from the team, who was ${roleName(from)}`,
  change_language: ({ from, to }) => `Chose ${LANGUAGE_NAMES[to]} for their pages, instead of ${LANGUAGE_NAMES[from]}`,
  change_password: () => "Changed their password",
  request_password_reset: () => "Asked for a link to set a new password",
  reset_password: () => "Set a new password without the old one",
};

const arrivalCopy = (arrival: AuditFacts["send_announcement"]["arrival"]): string =>
  arrival === "arrived" ? " who had arrived" : arrival === "not_arrived" ? " who had not arrived" : "";

const wrongPasswords = (count: number): string => (count === 1 ? "a wrong password" : `${count} wrong passwords`);

const roleName = (role: string): string => (role in roleCopy ? roleCopy[role as Role].name : role);

/** The field of a person as a word in a sentence; an answer has its question beside it on the rider's page. */
const correctedCopy = (field: string): string => (field.startsWith("answers.") ? "an answer" : `the ${field}`);

/** The field of an event as Set-up calls it; a text in another language is one of many. */
const editedCopy = (field: string): string => {
  const [name = "", language] = field.split(".");
  const inLanguage = language && language in LANGUAGE_NAMES ? ` in ${LANGUAGE_NAMES[language as Language]}` : "";
  return name === "translations" ? `texts${inLanguage}` : `“${fieldCopy(name)}”${inLanguage}`;
};

const wordsOf = (words: string[]): string => {
  const [last, ...others] = [...new Set(words)].reverse();
  return others.length === 0 ? (last ?? "nothing") : `${others.reverse().join(", ")} and ${last}`;
};

const LANGUAGE_NAMES = { en: "English", hi: "Hindi", mr: "Marathi" };

/** What an organizer did, in a sentence. */
export const auditEntryCopy = <Action extends AuditAction>({
  action,
  facts,
}: {
  action: Action;
  facts: AuditFacts[Action];
}): string => sentences[action](facts);

const owedCopy = (owedPaise: number): string =>
  owedPaise === 0
    ? ""
    : owedPaise > 0
      ? ` (the rider owes ${rupees(owedPaise)})`
      : ` (${rupees(-owedPaise)} to give back in cash)`;

const amountOf = ({ amountPaise }: { amountPaise: number }): string =>
  amountPaise > 0 ? ` (${rupees(amountPaise)})` : "";
