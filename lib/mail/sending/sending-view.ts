/** What the browser may know of how a site sends its mail. */
export interface SendingView {
  /** Whether mail leaves the site at all. */
  hasServer: boolean;
  /** The address of the mail server without its password; null to whoever is no owner. */
  server: string | null;
  from: string | null;
  mailsPerSecond: number;
  isServerOfEnvironment: boolean;
  isFromOfEnvironment: boolean;
  /** Of whoever asks, to send a test mail to. */
  yourEmail: string;
}

export const mostMailsPerSecond = 500;

/** How long so many letters take at the rate that is set, in milliseconds. */
export function sendingTimeMs(count: number, mailsPerSecond: number): number {
  return (count / mailsPerSecond) * 1000;
}
