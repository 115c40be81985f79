import type { TextareaHTMLAttributes } from "react";
import { describedBy, Field, type FieldFrame, inputLook } from "./text-field.tsx";

type TextAreaField = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

/** Like TextField, for more than one line. It grows with its text where supported. */
export function TextAreaField({ id, label, hint, optional, error, className = "", ...area }: TextAreaField) {
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <textarea
        id={id}
        className={`${inputLook} field-sizing-content block max-h-[60dvh] min-h-24 py-3 ${error ? "border-lost" : "border-edge"} ${className}`}
        {...describedBy(id, hint, error)}
        {...area}
      />
    </Field>
  );
}
