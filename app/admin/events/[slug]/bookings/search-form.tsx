import type { BookingState } from "#booking/bookings/booking.ts";
import { Button } from "#ui/button.tsx";
import { inputLook, TextField } from "#ui/text-field.tsx";
import { stateWords } from "./booking-words.ts";

/** A plain form: what was searched for stands in the address and can be kept or sent on. */
export function SearchForm({ search, state }: { search: string; state: BookingState | null }) {
  return (
    <search>
      <form className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
        <TextField
          id="search"
          name="search"
          type="search"
          label="Find a booking"
          hint="Part of a name, phone number, email or reference"
          defaultValue={search}
          autoComplete="off"
        />
        <div>
          <label htmlFor="state" className="mb-1.5 block font-semibold">
            State
          </label>
          <select id="state" name="state" defaultValue={state ?? "all"} className={`${inputLook} border-edge`}>
            {Object.entries(stateWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
            <option value="all">All</option>
          </select>
        </div>
        <Button type="submit" kind="secondary" className="min-h-13">
          Find
        </Button>
      </form>
    </search>
  );
}
