import type { FormEvent } from "react";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { BookingFilter } from "#booking/bookings-list/listed-booking.ts";
import { Button } from "#ui/button.tsx";
import { inputLook, TextField } from "#ui/text-field.tsx";
import { stateCopy } from "./booking-copy.ts";

export function SearchForm({ asked, onSearch }: { asked: BookingFilter; onSearch: (filter: BookingFilter) => void }) {
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const state = String(fields.get("state"));
    onSearch({
      search: String(fields.get("search")),
      state: state in stateCopy ? (state as BookingState) : null,
    });
  }
  return (
    <search>
      {/* "post", because a form that is sent before its script runs would put a name into the address. */}
      <form method="post" onSubmit={search} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
        <TextField
          id="search"
          name="search"
          type="search"
          label="Find a booking"
          hint="Part of a name, phone number, email or reference"
          defaultValue={asked.search}
          maxLength={100}
          autoComplete="off"
        />
        <div>
          <label htmlFor="state" className="mb-1.5 block font-semibold">
            State
          </label>
          <select id="state" name="state" defaultValue={asked.state ?? "all"} className={`${inputLook} border-edge`}>
            {Object.entries(stateCopy).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
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
