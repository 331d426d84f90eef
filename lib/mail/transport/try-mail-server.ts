import { createTransport } from "nodemailer";
import type { MailFailure } from "./mail-transport";
import { connectionOptions, failureOf, isSmtpError } from "./smtp-transport";

/** Connects to the mail server of a URL, signs in and hangs up. Sends nothing. */
export async function tryMailServer(smtpUrl: string, timeoutMs = 5_000): Promise<{ ok: true } | MailFailure> {
  const server = createTransport({ url: smtpUrl, ...connectionOptions(timeoutMs) });
  try {
    await server.verify();
    return { ok: true };
  } catch (error) {
    if (!isSmtpError(error)) throw error;
    return failureOf(error, "");
  } finally {
    server.close();
  }
}
