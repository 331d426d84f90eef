import type { MailMessage } from "../message/mail-message";

/**
 * The server rejects a `refused` message for its recipient or content; a 5xx reply makes that permanent. An
 * `unreachable` server fails for everybody (no connection, no login, sender rejected), which says nothing about the
 * recipient. `detail` goes to the owner and the log and never holds an email.
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
  /** Is set when the refusal is permanent because this mailbox does not exist. */
  isMailboxGone?: true;
  /** Says why the server is unreachable, when the cause is known. */
  cause?: MailTrouble;
  detail: string;
};

/** Sends messages through one mail server. It never throws because of a mail server or the network. */
export interface MailTransport {
  send(message: MailMessage): Promise<{ ok: true } | MailFailure>;
  close(): void;
}
