import { fill } from "#app/copy/fill.ts";
import type { Question } from "#booking/events/bookable-event.ts";
import { kindOf } from "#booking/events/question.ts";
import { DateField, type DatePartNames } from "#ui/date-field.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { type FieldFrame, TextField } from "#ui/text-field.tsx";

export type AnswerFieldCopy = DatePartNames & {
  choose: string;
  ageMin: string;
  ageMax: string;
  ageBetween: string;
  notOwnPhone: string;
};

type Props = {
  frame: FieldFrame & { name: string; disabled: boolean };
  question: Question;
  value: string;
  /** Of a choice, as the reader reads them. */
  options: { value: string; text: string; lang?: string }[];
  copy: AnswerFieldCopy;
  /** The day of the event, in words. */
  eventDay: string;
  /** The rider fills in the form, and their browser may help; an organizer's would fill in the organizer. */
  isOwn: boolean;
  onChange: (value: string) => void;
};

/** One of the organizer's own questions, as its kind is answered most easily on a phone. */
export function AnswerField({ frame, question, value, options, copy, eventDay, isOwn, onChange }: Props) {
  const kind = kindOf(question);
  const { purpose } = question;
  const input = {
    ...frame,
    value,
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  switch (kind) {
    case "choice":
      return (
        <SelectField
          {...frame}
          value={value}
          options={options}
          choose={copy.choose}
          {...(isOwn && purpose === "gender" && { autoComplete: "sex" })}
          onChange={onChange}
        />
      );
    case "date": {
      const { name: _name, ...dated } = frame;
      const isBirthday = purpose === "date_of_birth";
      const hint = isBirthday ? ageRule(question, copy, eventDay) : undefined;
      return (
        <DateField
          {...dated}
          hint={hint}
          value={value}
          names={copy}
          isBirthday={isOwn && isBirthday}
          onChange={onChange}
        />
      );
    }
    case "phone":
      return (
        <TextField
          {...input}
          type="tel"
          inputMode="tel"
          hint={purpose === "emergency_phone" ? copy.notOwnPhone : undefined}
          prefix={value.trimStart().startsWith("+") ? undefined : "+91"}
          maxLength={24}
        />
      );
    case "number":
      return <TextField {...input} inputMode="decimal" maxLength={24} />;
    case "text":
      return (
        <TextField
          {...input}
          maxLength={500}
          {...(purpose === "emergency_name" && { autoCapitalize: "words" })}
          {...(isOwn && purpose === "club" && { autoComplete: "organization" })}
        />
      );
  }
}

function ageRule({ ageMin, ageMax }: Question, copy: AnswerFieldCopy, date: string): string | undefined {
  if (ageMin !== undefined && ageMax !== undefined) return fill(copy.ageBetween, { ageMin, ageMax, date });
  if (ageMin !== undefined) return fill(copy.ageMin, { ageMin, date });
  return ageMax === undefined ? undefined : fill(copy.ageMax, { ageMax, date });
}
