import type { Language } from "#platform/languages.ts";

/** What is kept of each thing that organizers do: action by action, its facts. */
export type AuditFacts = {
  cancel_booking: { scope: "full" | "keep_fee"; note: string; amountPaise: number };
  cancel_event: { scope: "full" | "keep_fee"; note: string };
  give_back_money: RefundFacts;
  retry_refund: RefundFacts;
  pay_out_by_hand: { reference: string; amountPaise: number; paymentId: string };
  /** Of an attention item, with its kind. */
  mark_resolved: { kind: string; note: string };
  resend_messages: { note: string; count: number };
  publish_event: Change<string>;
  close_sale: Change<string>;
  open_sale_again: Change<string>;
  unpublish_event: Change<string>;
  /** What became of the categories, in a sentence. */
  change_capacity: Change<number> & { categories: string | null };
  change_categories: { removed: string | null; prices: string | null };
  pause_sale: Change<boolean>;
  resume_sale: Change<boolean>;
  change_pace: Change<number>;
  change_concurrency: Change<number>;
  change_notice: Change<string> & { language: Language };
};

type Change<Value> = { from: Value; to: Value };
type RefundFacts = { note: string; amountPaise: number; paymentId: string };

export type AuditAction = keyof AuditFacts;

/** What only the database knows in the moment of the change: the SQL function that makes it adds these facts. */
type AddedInSql = "from" | "to" | "count" | "categories" | "removed" | "prices";
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
