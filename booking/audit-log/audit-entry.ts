import type { Language } from "#platform/languages.ts";

/** What is kept of each thing that organizers do: action by action, its facts. */
export type AuditFacts = {
  cancel_booking: { scope: "full" | "keep_fee"; note: string; amountPaise: number };
  cancel_event: { scope: "full" | "keep_fee"; note: string };
  /** `cashPaise` is null for a complimentary place, and `reason` empty where none was given. */
  add_rider: { category: string; reason: string; cashPaise: number | null; isWaiverSigned: boolean };
  /** Between two categories, by name. */
  move_booking: Change<string> & { note: string; refundPaise: number; owedPaise: number };
  settle_in_cash: { amountPaise: number };
  /** To whom stands in the transfer. */
  request_transfer: { transferId: string };
  cancel_transfer: { transferId: string };
  /** Of the text that was signed on paper. */
  record_paper_waiver: { version: number; language: Language };
  give_back_money: RefundFacts;
  retry_refund: RefundFacts;
  pay_out_by_hand: { reference: string; amountPaise: number; paymentId: string };
  /** Of an attention item, with its kind. */
  mark_resolved: { kind: string; note: string };
  resend_messages: { note: string; count: number };
  /** What each corrected field was and is: personal data, which an erasure has to reach. */
  correct_booking: { changes: CorrectedField[] };
  /** To the riders of a category, or (null) to all, to one half of them or (null) to both: its subject, and how many they were. */
  send_announcement: {
    channels: string;
    category: string | null;
    arrival: "arrived" | "not_arrived" | null;
    subject: string;
    count: number;
  };
  /** An event's statement by email, to an address. */
  send_statement: { address: string };
  extend_announcement: { count: number };
  /** A year after the event, by Startline itself. */
  erase_riders: { count: number };
  stop_announcement: { subject: string };
  /** By which channels an organizer had the ticket sent again. */
  resend_ticket: { channels: string; count: number };
  /** What it says stands in the note. */
  write_note: { noteId: string };
  strike_note: { noteId: string };
  /** When it was done, which for a device without network is long before it is told; and by which device. */
  check_in: CheckInFacts & { collectedBy: string | null };
  undo_check_in: CheckInFacts;
  /** Each category's numbers, in a sentence; null where it had none. */
  save_bib_ranges: Change<string | null>;
  /** To how many riders, and in which order they stood for them. */
  give_out_bibs: { order: "booked" | "name"; count: number };
  /** A list of riders that left the product. A state or a category that is null means all of them. */
  download_riders: {
    format: "csv" | "xlsx";
    columns: number;
    rows: number;
    state: string | null;
    category: string | null;
  };
  /** Of the event that is rehearsed; the slug is the rehearsal's. It began as nothing, and its count is of confirmed riders. */
  start_rehearsal: Change<string | null> & { slug: string; places: number };
  end_rehearsal: Change<string> & { slug: string; count: number };
  publish_event: Change<string>;
  close_sale: Change<string>;
  open_sale_again: Change<string>;
  unpublish_event: Change<string>;
  delete_draft: { title: string };
  /** What each field of Set-up was and is, except what the entries of places and categories tell. */
  edit_event: { changes: CorrectedField[] };
  /** What became of the categories, in a sentence. */
  change_capacity: Change<number> & { categories: string | null };
  change_categories: { removed: string | null; prices: string | null };
  hide_categories: { hidden: string | null; shown: string | null };
  pause_sale: Change<boolean>;
  resume_sale: Change<boolean>;
  change_pace: Change<number>;
  change_concurrency: Change<number>;
  change_notice: Change<string> & { language: Language };
  /** By an organizer, or by a script with a token, which is then named. */
  download_file: { file: string };
  /** Of an event, for the places that come back. */
  switch_waitlist: Change<boolean>;
  /** Whose entry it was is read with it, and null once it is erased: kept here it would have to be erased twice. */
  remove_from_waitlist: { name: string | null };
  /** From here on of no event: the team and its accounts. The subject is whose account it is, by email. */
  invite_person: { role: string };
  revoke_invitation: Nothing;
  resend_invitation: Nothing;
  join_team: { role: string };
  change_role: Change<string>;
  /** The role that they had. */
  remove_person: { from: string };
  change_password: Nothing;
  /** In which they read their own pages. */
  change_language: Change<Language>;
  request_password_reset: Nothing;
  reset_password: Nothing;
  add_second_factor: Nothing;
  remove_second_factor: Nothing;
  renew_recovery_codes: Nothing;
  /** With how many wrong passwords there were before, since the last time. */
  sign_in: { count: number };
  fail_sign_ins: { count: number };
};

type Nothing = Record<never, never>;

export type CorrectedField = { field: string; from: string | null; to: string | null };
/** `doneAt` is ISO 8601, UTC. */
type CheckInFacts = { doneAt: string; device: string };
type Change<Value> = { from: Value; to: Value };
type RefundFacts = { note: string; amountPaise: number; paymentId: string };

export type AuditAction = keyof AuditFacts;

/** What only the database knows: the SQL function that makes the change adds these facts, or whoever reads the entry. */
type AddedInSql =
  | "title"
  | "name"
  | "from"
  | "to"
  | "count"
  | "categories"
  | "removed"
  | "prices"
  | "hidden"
  | "shown"
  | "refundPaise"
  | "owedPaise";
type Given<Facts> = Omit<Facts, AddedInSql>;

/** The facts that whoever makes the change has to give. */
export type GivenFacts<Action extends AuditAction> = keyof Given<AuditFacts[Action]> extends never
  ? Record<string, never>
  : Given<AuditFacts[Action]>;

/** As `record_audit_entry` takes it, with the change that it tells of. */
export type NewAuditEntry = { id: string; action: AuditAction; subject: string; by: string; facts: object };

/** What an organizer did, when and why. */
export type AuditEntry = {
  [Action in AuditAction]: {
    id: string;
    action: Action;
    /** A booking's id, the event's, or that of what was looked at. */
    subject: string;
    /** Of the booking that it was done to. */
    reference: string | null;
    by: string;
    at: Date;
    facts: AuditFacts[Action];
  };
}[AuditAction];
