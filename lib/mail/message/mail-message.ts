/** Is one email to one person, ready to send. `to` is a single bare email; the HTML and the text say the same. */
export interface MailMessage {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
  /** Is a file that comes with it. */
  attachment?: { fileName: string; text: string };
  /** Is the same for every attempt, with or without angle brackets, so that a receiver can see a repetition. */
  messageId: string;
}

/** Holds what a template makes: everything in a message that does not depend on its recipient. */
export type MailContent = Pick<MailMessage, "subject" | "html" | "text">;
