import type { MailMessage } from "../message/mail-message";

/**
 * `refused`: the mail server answered no to this recipient or this message; permanent when it said never (5xx).
 * `unreachable`: the server could not be used by anybody now (no connection, no login, our sender not taken), so
 * it says nothing about the recipient. `detail` is for the owner and the log: never an address.
 */
export type MailTrouble =
  | "no_such_host"
  | "no_connection"
  | "no_answer"
  | "no_encryption"
  | "login"
  | "sender";

export type MailFailure = {
  ok: false;
  reason: "refused" | "unreachable";
  isPermanent: boolean;
  /** Permanent, and about this very mailbox: there is none. */
  isMailboxGone?: true;
  /** Why it could not be used, where that is known. */
  cause?: MailTrouble;
  detail: string;
};

/** A way for a message to leave. Never throws for anything a mail server or the network does. */
export interface MailTransport {
  send(message: MailMessage): Promise<{ ok: true } | MailFailure>;
  close(): void;
}
