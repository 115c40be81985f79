import type { InputHTMLAttributes, ReactNode } from "react";

export type FieldFrame = {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  /** Shown after the label of an optional field. */
  optional?: string | undefined;
  error?: string | undefined;
};

type TextField = FieldFrame & {
  prefix?: string | undefined;
  /** Shown under the field, for a suggestion. */
  below?: ReactNode;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "prefix">;

export const inputLook =
  "min-h-13 w-full rounded-card border bg-surface px-4 text-[1.0625rem] outline-offset-0 placeholder:text-soft";

/** A label, an input and its error, tied together for screen readers. */
export function TextField({ id, label, hint, optional, error, prefix, below, className = "", ...input }: TextField) {
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error} below={below}>
      <div className="relative">
        {prefix ? (
          <span aria-hidden="true" className="absolute inset-y-0 left-4 flex items-center text-soft">
            {prefix}
          </span>
        ) : null}
        <input
          id={id}
          className={`${inputLook} ${error ? "border-lost" : "border-edge"} ${prefix ? "pl-14" : ""} ${className}`}
          {...describedBy(id, hint, error)}
          {...input}
        />
      </div>
    </Field>
  );
}

export function Field({
  id,
  label,
  hint,
  optional,
  error,
  below,
  children,
}: FieldFrame & { below?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-soft"> ({optional})</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.92rem] text-soft">
          {hint}
        </p>
      ) : null}
      <div className="mt-1.5">{children}</div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-[0.95rem] text-lost">
          {error}
        </p>
      ) : null}
      {below}
    </div>
  );
}

export function describedBy(id: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { "aria-invalid": Boolean(error), ...(ids ? { "aria-describedby": ids } : {}) };
}
