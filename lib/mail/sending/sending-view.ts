/** What the browser may know of how a site sends its mail. */
export interface SendingView {
  /** The address of the mail server without its password; null: none is set, and nothing leaves. */
  server: string | null;
  from: string | null;
  mailsPerSecond: number;
  isServerOfEnvironment: boolean;
  isFromOfEnvironment: boolean;
}

export const mostMailsPerSecond = 500;

/** How long so many letters take at the rate that is set, in milliseconds. */
export function sendingTimeMs(count: number, mailsPerSecond: number): number {
  return (count / mailsPerSecond) * 1000;
}
