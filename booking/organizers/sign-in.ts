import type { Language } from "#platform/languages.ts";
import type { Role } from "./roles.ts";

export type { Role } from "./roles.ts";

/** Who signed in to `/admin`. */
export type Organizer = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** In which they read their own pages. */
  language: Language;
  hasSecondFactor: boolean;
};

export type NewOrganizer = { email: string; name: string; password: string; role: Role };

/** Where somebody is signed in. */
export type OrganizerSession = {
  id: string;
  /** The one that asks. */
  isOwn: boolean;
  signedInAt: Date;
  expiresAt: Date;
  /** As the browser names itself. */
  userAgent: string | null;
};

/** What we need of the library that keeps passwords and sessions. */
export type SignIn = {
  /** Answers `/api/auth/*`. `address` is the visitor's, as our own proxy tells it: attempts are limited by it. */
  handle(request: Request, address: string | null): Promise<Response>;
  /** The organizer whose session these headers carry, or null: also when it ended or was revoked. */
  readOrganizer(headers: Headers): Promise<Organizer | null>;
  /** That organizer's living sessions, the newest first; none without one of their own. */
  listSessions(headers: Headers): Promise<OrganizerSession[]>;
  /** Ends one of that organizer's sessions, or with null all others than their own; safe to repeat. */
  endSession(headers: Headers, id: string | null): Promise<void>;
  /** Who asks, and in which of their sessions. */
  readSession(headers: Headers): Promise<{ organizer: Organizer; sessionId: string } | null>;
  /** Counted like an attempt to sign in, or a session that was left open would be a place to guess at. */
  checkPassword(organizerId: string, password: string): Promise<"right" | "wrong" | { retryAfterSeconds: number }>;
  /** Begins to set up a second step, which counts once a code of it was entered. The password was checked before. */
  startSecondFactor(headers: Headers, password: string): Promise<{ uri: string; recoveryCodes: string[] }>;
  /** Other recovery codes in place of those before. The password was checked before. */
  renewRecoveryCodes(headers: Headers, password: string): Promise<string[]>;
  /** As it is stored. */
  hashPassword(password: string): Promise<string>;
  /** Makes an account without an invitation: for the command that makes the first one, and for tests. */
  createOrganizer(organizer: NewOrganizer): Promise<"created" | "email_taken">;
};
