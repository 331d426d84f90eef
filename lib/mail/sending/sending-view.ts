/** Holds what the browser may know of how a site sends its mail. */
export interface SendingView {
  /** Tells whether mail leaves the site at all. */
  hasServer: boolean;
  /** Is the URL of the mail server without its password; null for anyone but owners. */
  server: string | null;
  from: string | null;
  mailsPerSecond: number;
  /** Tells whether the owners get a letter when something needs attention. */
  attentionMail: boolean;
  isServerOfEnvironment: boolean;
  isFromOfEnvironment: boolean;
  /** Is the email of the signed-in user, to send a test mail to. */
  yourEmail: string;
}

export const mostMailsPerSecond = 500;

/** Returns how many milliseconds this many letters take at the rate that is set. */
export function sendingTimeMs(count: number, mailsPerSecond: number): number {
  return (count / mailsPerSecond) * 1000;
}
