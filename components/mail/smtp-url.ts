export interface TypedServer {
  /** Is a host name, or a whole URL, which then holds the rest too. */
  host: string;
  port: string;
  user: string;
  password: string;
}

export const noServerTyped: TypedServer = { host: "", port: "465", user: "", password: "" };

/**
 * Returns the URL of a mail server as it is stored. Port 465 is encrypted from the start; on any other the mail server
 * says whether it encrypts.
 */
export function smtpUrlOf({ host, port, user, password }: TypedServer): string {
  const server = host.trim();
  if (/^smtps?:\/\//i.test(server)) return server;
  const login =
    user.trim() === "" ? "" : `${encodeURIComponent(user.trim())}:${encodeURIComponent(password)}@`;
  return `${port.trim() === "465" ? "smtps" : "smtp"}://${login}${server}:${port.trim()}`;
}
