/** The inside of Razorpay's error body: `{ "error": { … } }`. */
export interface ErrorBody {
  code: "BAD_REQUEST_ERROR" | "GATEWAY_ERROR" | "SERVER_ERROR";
  description: string;
  source?: string;
  step?: string;
  reason?: string;
  field?: string | null;
  metadata: Record<string, string>;
}

type Details = Partial<Omit<ErrorBody, "description">>;

/** Razorpay's no, as a value. */
export class Refusal {
  readonly status: number;
  readonly error: ErrorBody;

  constructor(status: number, description: string, details: Details = {}) {
    this.status = status;
    const { code = "BAD_REQUEST_ERROR", metadata = {}, ...rest } = details;
    this.error = { code, description, source: "NA", step: "NA", reason: "NA", ...rest, metadata };
  }
}

/** A 400 about one field of the request. */
export function invalidField(field: string, description: string, reason = "input_validation_failed"): Refusal {
  return new Refusal(400, description, { source: "business", step: "payment_initiation", reason, field });
}

/** Unknown ids, other merchants' ids and wrong keys all look like this. */
export function noSuchId(): Refusal {
  return new Refusal(400, "The id provided does not exist", {
    source: "business",
    step: "payment_initiation",
    reason: "input_validation_failed",
  });
}

export function malformedId(id: string): Refusal {
  return new Refusal(400, `${id} is not a valid id`, { source: "business", reason: "input_validation_failed" });
}
