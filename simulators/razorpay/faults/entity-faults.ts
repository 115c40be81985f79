import type { Entity } from "./entities.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

export type ChangeEntity = (entity: Entity, params: FaultParams) => object;

const OPTIONAL_KEYS =
  "offer_id,invoice_id,international,description,card_id,bank,wallet,vpa,fee,tax,error_code,error_description," +
  "error_source,error_step,error_reason,acquirer_data,upi,batch_id,receipt,speed_processed";

/** How an order, payment, refund or dispute can look otherwise than expected: in answers and in webhooks alike. */
export const ENTITY_FAULTS: FaultTable<ChangeEntity> = {
  extra_keys: {
    does: "Every entity has keys that nobody knows, some of them objects.",
    act: (entity) => ({ ...entity, provider: null, reward: null, x_unknown: { deep: [1, "two", null] } }),
  },
  missing_keys: {
    does: "Optional keys are missing: `keys`, with commas between (all).",
    act: (entity, { keys = OPTIONAL_KEYS }) => {
      const remaining = Object.entries(entity).filter(([key]) => !String(keys).split(",").includes(key));
      return Object.fromEntries(remaining);
    },
  },
  notes_object: { does: "Empty notes are {}.", act: (entity) => withEmptyNotes(entity, {}) },
  notes_null: { does: "Empty notes are null.", act: (entity) => withEmptyNotes(entity, null) },
  notes_array: {
    does: "Notes are [], whatever was written.",
    act: (entity) => ("notes" in entity ? { ...entity, notes: [] } : entity),
  },
  captured_lies: {
    does: "Every payment says captured: true, whatever its status.",
    act: (entity) => (entity.entity === "payment" ? { ...entity, captured: true } : entity),
  },
  empty_error_code: {
    does: 'Errors of payments that are null stand as "".',
    act: (entity) =>
      entity.entity === "payment"
        ? { ...entity, error_code: entity.error_code ?? "", error_description: entity.error_description ?? "" }
        : entity,
  },
  unknown_status: {
    does: "Every entity of `kind` (payment) has a `status` (on_hold) that nobody knows.",
    act: (entity, { kind = "payment", status = "on_hold" }) =>
      entity.entity === kind ? { ...entity, status } : entity,
  },
  created_at_skew: {
    does: "Every created_at is `seconds` (300) ahead, or behind when negative.",
    act: (entity, { seconds = 300 }) => ({ ...entity, created_at: Number(entity.created_at) + Number(seconds) }),
  },
};

function withEmptyNotes(entity: Entity, empty: object | null): object {
  return Array.isArray(entity.notes) && entity.notes.length === 0 ? { ...entity, notes: empty } : entity;
}

/** The same table for another place, where `wrap` says how a change of entities is done there. */
export function entityFaultsAs<Act>(wrap: (change: ChangeEntity) => Act): FaultTable<Act> {
  const kinds = Object.entries(ENTITY_FAULTS).map(([what, { does, act }]) => [what, { does, act: wrap(act) }] as const);
  return Object.fromEntries(kinds);
}
