/** One email to one person, ready to send. `to` is a single bare address; the two parts say the same. */
export interface MailMessage {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
  /** With or without angle brackets. The same for every attempt, so that a receiver can see a repetition. */
  messageId: string;
}

/** What a template makes: everything of a message that does not depend on who gets it how. */
export type MailContent = Pick<MailMessage, "subject" | "html" | "text">;
