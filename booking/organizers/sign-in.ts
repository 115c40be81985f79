/** Who signed in to `/admin`. */
export type Organizer = { id: string; email: string; name: string };

export type NewOrganizer = { email: string; name: string; password: string };

/** Never shorter, whoever makes the account. */
export const PASSWORD_LENGTH_MIN = 12;

/** What we need of the library that keeps passwords and sessions. */
export type SignIn = {
  /** Answers `/api/auth/*`. `address` is the visitor's, as our own proxy tells it: attempts are limited by it. */
  handle(request: Request, address: string | null): Promise<Response>;
  /** The organizer whose session these headers carry, or null: also when it ended or was revoked. */
  readOrganizer(headers: Headers): Promise<Organizer | null>;
  /** There is no sign-up: accounts are made by a command. */
  createOrganizer(organizer: NewOrganizer): Promise<"created" | "email_taken">;
  /** Sets a new password and ends every session of that organizer. */
  resetPassword(email: string, password: string): Promise<"reset" | "unknown_email">;
};
