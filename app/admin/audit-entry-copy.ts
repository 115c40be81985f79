import type { AuditAction, AuditFacts } from "#booking/audit-log/audit-entry.ts";
import type { Role } from "#booking/organizers/roles.ts";
import { isLanguage } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { fieldCopy } from "./event-form/field-copy.ts";
import { languageName } from "./language/language-name.ts";
import type { Text } from "./language/text.ts";
import type { Translate } from "./language/translate.ts";
import { roleCopy } from "./team/role-copy.ts";

const sentences: { [Action in AuditAction]: (facts: AuditFacts[Action], t: Translate) => string } = {
  cancel_booking: (facts, t) => withAmount(t("Cancelled a booking"), facts),
  cancel_event: (facts, t) =>
    facts.scope === "keep_fee"
      ? t("Cancelled the event; the fee was kept")
      : t("Cancelled the event; everything paid is refunded"),
  add_rider: ({ category, cashPaise, reason, isWaiverSigned }, t) => {
    const added =
      cashPaise === null
        ? t("Added a rider to {category}, complimentary", { category })
        : t("Added a rider to {category}, {cash} in cash", { category, cash: rupees(cashPaise) });
    const what = reason ? `${added}: “${reason}”` : added;
    return isWaiverSigned ? t("{what}. The waiver was signed on paper", { what }) : what;
  },
  move_booking: ({ from, to, refundPaise, owedPaise }, t) =>
    [
      t("Moved a booking from {from} to {to}", { from, to }),
      ...(refundPaise > 0 ? [t("({amount} refunded)", { amount: rupees(refundPaise) })] : []),
      ...(owedPaise > 0 ? [t("(the rider owes {amount})", { amount: rupees(owedPaise) })] : []),
      ...(owedPaise < 0 ? [t("({amount} to give back in cash)", { amount: rupees(-owedPaise) })] : []),
    ].join(" "),
  settle_in_cash: ({ amountPaise }, t) =>
    amountPaise > 0
      ? t("Took {amount} in cash", { amount: rupees(amountPaise) })
      : t("Gave back {amount} in cash", { amount: rupees(-amountPaise) }),
  request_transfer: (_, t) => t("Offered a booking to another person"),
  cancel_transfer: (_, t) => t("Took back the offer of a booking"),
  record_paper_waiver: ({ version }, t) => t("Recorded a waiver signed on paper (version {version})", { version }),
  give_back_money: (facts, t) => withAmount(t("Refunded a payment of the wrong amount"), facts),
  retry_refund: (facts, t) => withAmount(t("Requested a refund again"), facts),
  pay_out_by_hand: (facts, t) =>
    t("{what}, reference {reference}", {
      what: withAmount(t("Paid a refund out by hand"), facts),
      reference: facts.reference,
    }),
  mark_resolved: (_, t) => t("Marked something that needed attention as solved"),
  resend_messages: ({ count }, t) =>
    t({ one: "Sent a message again", other: "Sent {count} messages again" }, { count }),
  correct_booking: ({ changes }, t) => {
    const words = changes.map(({ field }) => correctedCopy(field, t));
    return t("Corrected {fields}", { fields: listOf(words, t) });
  },
  send_announcement: ({ subject, channels: by, category, arrival, count }, t) => {
    const channels = channelsCopy(by, t);
    const what = category
      ? t(
          {
            one: "Sent “{subject}” to {count} rider of {category} by {channels}",
            other: "Sent “{subject}” to {count} riders of {category} by {channels}",
          },
          { subject, count, category, channels },
        )
      : t(
          {
            one: "Sent “{subject}” to {count} rider by {channels}",
            other: "Sent “{subject}” to {count} riders by {channels}",
          },
          { subject, count, channels },
        );
    if (arrival === "arrived") return t("{what}, to those who had arrived", { what });
    return arrival === "not_arrived" ? t("{what}, to those who had not arrived", { what }) : what;
  },
  send_statement: ({ address }, t) => t("Sent the statement to {address}", { address }),
  extend_announcement: ({ count }, t) =>
    t(
      {
        one: "Sent a message also to {count} rider who was confirmed later",
        other: "Sent a message also to {count} riders who were confirmed later",
      },
      { count },
    ),
  stop_announcement: ({ subject }, t) => t("Stopped the message “{subject}”", { subject }),
  erase_riders: ({ count }, t) =>
    t(
      {
        one: "Erased the personal data of {count} rider, whose time was over",
        other: "Erased the personal data of {count} riders, whose time was over",
      },
      { count },
    ),
  resend_ticket: ({ channels }, t) => t("Sent the ticket again by {channels}", { channels: channelsCopy(channels, t) }),
  write_note: (_, t) => t("Wrote a note"),
  strike_note: (_, t) => t("Struck out a note"),
  check_in: ({ device, collectedBy }, t) =>
    collectedBy
      ? t("Checked in on {device}; {who} took the kit", { device, who: collectedBy })
      : t("Checked in on {device}", { device }),
  undo_check_in: ({ device }, t) => t("Took the check-in back on {device}", { device }),
  save_bib_ranges: ({ from, to: ranges }, t) => {
    const to = ranges ?? t("none");
    return from === null
      ? t("Set the bib numbers to {to}", { to })
      : t("Set the bib numbers to {to}, before {from}", { to, from });
  },
  give_out_bibs: ({ order, count }, t) =>
    order === "name"
      ? t({ one: "Gave {count} rider a bib, by name", other: "Gave {count} riders their bibs, by name" }, { count })
      : t(
          {
            one: "Gave {count} rider a bib, in the order of booking",
            other: "Gave {count} riders their bibs, in the order of booking",
          },
          { count },
        ),
  download_riders: ({ format, columns, rows: count, category }, t) => {
    const how = `${format === "csv" ? "CSV" : "Excel"}, ${t({ one: "{count} column", other: "{count} columns" }, { count: columns })}`;
    return category
      ? t(
          {
            one: "Downloaded a list of {count} rider of {category} ({how})",
            other: "Downloaded a list of {count} riders of {category} ({how})",
          },
          { count, category, how },
        )
      : t(
          {
            one: "Downloaded a list of {count} rider ({how})",
            other: "Downloaded a list of {count} riders ({how})",
          },
          { count, how },
        );
  },
  start_rehearsal: ({ places }, t) =>
    t(
      { one: "Started a rehearsal with {count} place", other: "Started a rehearsal with {count} places" },
      { count: places },
    ),
  end_rehearsal: ({ count }, t) =>
    t(
      {
        one: "Ended the rehearsal; {count} place was booked",
        other: "Ended the rehearsal; {count} places were booked",
      },
      { count },
    ),
  publish_event: (_, t) => t("Published the event"),
  close_sale: (_, t) => t("Closed the sale"),
  open_sale_again: (_, t) => t("Opened the sale again"),
  change_capacity: ({ from, to, categories }, t) => {
    const what = from === to ? t("Changed the places") : t("Changed the places from {from} to {to}", { from, to });
    return categories ? `${what} (${categories})` : what;
  },
  change_categories: ({ removed, prices }, t) =>
    bothOf(
      removed && t("Removed a category ({removed})", { removed }),
      prices && t("Changed prices ({prices})", { prices }),
      t,
    ),
  hide_categories: ({ hidden, shown }, t) =>
    bothOf(
      hidden && t("Hid a category ({hidden})", { hidden }),
      shown && t("Showed a category again ({shown})", { shown }),
      t,
    ),
  unpublish_event: (_, t) => t("Took the event back to a draft"),
  edit_event: ({ changes }, t) => {
    const words = changes.map(({ field }) => editedCopy(field, t));
    return t("Changed {fields}", { fields: listOf(words, t) });
  },
  delete_draft: ({ title }, t) => t("Deleted the draft “{title}”", { title }),
  pause_sale: (_, t) => t("Paused the sale"),
  resume_sale: (_, t) => t("Resumed the sale"),
  change_pace: ({ from, to }, t) =>
    t("Changed how many people are called per second, at most, from {from} to {to}", { from, to }),
  change_concurrency: ({ from, to }, t) =>
    t("Changed how many people may book at the same time from {from} to {to}", { from, to }),
  change_notice: ({ from, to, language }, t) =>
    to === ""
      ? t("Removed the {language} message: “{from}”", { language: t(languageName[language]), from })
      : t("Posted the {language} message: “{to}”", { language: t(languageName[language]), to }),
  switch_waitlist: ({ to }, t) => (to ? t("Turned the waitlist on") : t("Turned the waitlist off")),
  remove_from_waitlist: ({ name }, t) =>
    name ? t("Took {name} off the waitlist", { name }) : t("Took somebody off the waitlist"),
  download_file: ({ file }, t) => t("Downloaded {file}", { file }),
  add_second_factor: (_, t) => t("Turned on a second step at sign-in"),
  remove_second_factor: (_, t) => t("Turned off the second step at sign-in"),
  renew_recovery_codes: (_, t) => t("Made new recovery codes"),
  sign_in: ({ count }, t) =>
    count > 0
      ? t({ one: "Signed in, after a wrong password", other: "Signed in, after {count} wrong passwords" }, { count })
      : t("Signed in"),
  fail_sign_ins: ({ count }, t) =>
    t({ one: "Somebody tried a wrong password", other: "Somebody tried {count} wrong passwords" }, { count }),
  invite_person: ({ role }, t) => t("Invited somebody as {role}", { role: roleName(role, t) }),
  revoke_invitation: (_, t) => t("Took an invitation back"),
  resend_invitation: (_, t) => t("Sent an invitation again"),
  join_team: ({ role }, t) => t("Joined the team as {role}", { role: roleName(role, t) }),
  change_role: ({ from, to }, t) =>
    t("Changed a role from {from} to {to}", { from: roleName(from, t), to: roleName(to, t) }),
  remove_person: ({ from }, t) => t("Removed somebody from the team, who was {role}", { role: roleName(from, t) }),
  change_language: ({ from, to }, t) =>
    t("Chose {to} for their pages, instead of {from}", { to: t(languageName[to]), from: t(languageName[from]) }),
  change_password: (_, t) => t("Changed their password"),
  request_password_reset: (_, t) => t("Asked for a link to set a new password"),
  reset_password: (_, t) => t("Set a new password without the old one"),
};

/** What an organizer did, in a sentence. */
export const auditEntryCopy = <Action extends AuditAction>(
  { action, facts }: { action: Action; facts: AuditFacts[Action] },
  t: Translate,
): string => sentences[action](facts, t);

const roleName = (role: string, t: Translate): string => (role in roleCopy ? t(roleCopy[role as Role].name) : role);

/** The fields of a person as words in a sentence. */
const CORRECTED: Record<string, Text> = {
  name: "the name",
  phone: "the phone",
  email: "the email",
  language: "the language",
};

/** An answer has its question beside it on the rider's page. */
const correctedCopy = (field: string, t: Translate): string => t(CORRECTED[field] ?? "an answer");

/** The field of an event as Set-up calls it; a text in another language is one of many. */
const editedCopy = (path: string, t: Translate): string => {
  const [name = "", code = ""] = path.split(".");
  const field = `“${t.sentence(fieldCopy(name))}”`;
  if (!isLanguage(code)) return name === "translations" ? t("texts") : field;
  const language = t(languageName[code]);
  return name === "translations"
    ? t("texts in {language}", { language })
    : t("{field} in {language}", { field, language });
};

/** Each once: `the email, the phone and an answer`. */
const listOf = (words: string[], t: Translate): string => {
  const [last, ...others] = [...new Set(words)].reverse();
  if (last === undefined) return t("nothing");
  return others.length === 0 ? last : t("{others} and {last}", { others: others.reverse().join(", "), last });
};

/** One sentence or two. */
const bothOf = (first: string | null, last: string | null, t: Translate): string =>
  first && last ? t("{first}. {last}", { first, last }) : first || last || "";

/** As they are kept: `email and SMS`. */
const channelsCopy = (kept: string, t: Translate): string =>
  listOf(
    kept.split(" and ").map((channel) => (channel === "email" ? t("email") : channel)),
    t,
  );

const withAmount = (what: string, { amountPaise }: { amountPaise: number }): string =>
  amountPaise > 0 ? `${what} (${rupees(amountPaise)})` : what;

/** What there is to choose from where one looks for a kind of change. */
export const auditActionCopy: Record<AuditAction, Text> = {
  cancel_booking: "Cancel booking",
  cancel_event: "Cancel event",
  add_rider: "Add rider",
  move_booking: "Move booking",
  settle_in_cash: "Settle in cash",
  request_transfer: "Request transfer",
  cancel_transfer: "Cancel transfer",
  record_paper_waiver: "Record paper waiver",
  give_back_money: "Give back money",
  retry_refund: "Retry refund",
  pay_out_by_hand: "Pay out by hand",
  mark_resolved: "Mark resolved",
  resend_messages: "Resend messages",
  correct_booking: "Correct booking",
  send_statement: "Send statement",
  send_announcement: "Send announcement",
  extend_announcement: "Extend announcement",
  erase_riders: "Erase riders",
  stop_announcement: "Stop announcement",
  resend_ticket: "Resend ticket",
  write_note: "Write note",
  strike_note: "Strike note",
  check_in: "Check in",
  undo_check_in: "Undo check in",
  save_bib_ranges: "Save bib ranges",
  give_out_bibs: "Give out bibs",
  download_riders: "Download riders",
  start_rehearsal: "Start rehearsal",
  end_rehearsal: "End rehearsal",
  publish_event: "Publish event",
  close_sale: "Close sale",
  open_sale_again: "Open sale again",
  unpublish_event: "Unpublish event",
  delete_draft: "Delete draft",
  edit_event: "Edit event",
  change_capacity: "Change capacity",
  change_categories: "Change categories",
  hide_categories: "Hide categories",
  pause_sale: "Pause sale",
  resume_sale: "Resume sale",
  change_pace: "Change pace",
  change_concurrency: "Change concurrency",
  change_notice: "Change notice",
  switch_waitlist: "Switch waitlist",
  remove_from_waitlist: "Remove from waitlist",
  download_file: "Download file",
  invite_person: "Invite person",
  revoke_invitation: "Revoke invitation",
  resend_invitation: "Resend invitation",
  join_team: "Join team",
  change_role: "Change role",
  remove_person: "Remove person",
  change_password: "Change password",
  change_language: "Change language",
  request_password_reset: "Request password reset",
  reset_password: "Reset password",
  add_second_factor: "Add second factor",
  remove_second_factor: "Remove second factor",
  renew_recovery_codes: "Renew recovery codes",
  sign_in: "Sign in",
  fail_sign_ins: "Fail sign ins",
};
