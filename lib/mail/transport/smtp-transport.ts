import { createTransport } from "nodemailer";
import { parseEmail } from "@/lib/contacts/email-address";
import type { MailMessage } from "../message/mail-message";
import type { MailFailure, MailTransport } from "./mail-transport";
import { scrubAddresses } from "./scrub-addresses";

/** What nodemailer puts on an error. `command` is the SMTP command that was answered. */
type SmtpError = Error & { code?: string; originalCode?: string; command?: string; responseCode?: number };

/** Replies that are about us (shutting down, log in first), even when they come after a recipient was named. */
const repliesAboutUs = new Set([421, 530, 535, 538]);

/**
 * Sends through the server of `smtpUrl` over a few kept connections. `from` is an address with or without a name.
 * Waits at most `timeoutMs` for the connection, the greeting and each answer. Logs nothing.
 */
export function smtpTransport(smtpUrl: string, from: string, timeoutMs = 10_000): MailTransport {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    // Once, for a kept connection that the server closed meanwhile. More is the stored outbox's decision.
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let isClosed = false;

  return {
    async send(message: MailMessage) {
      // nodemailer reads a string as a list of recipients, and a line break would be a new header.
      const to = parseEmail(message.to, { from: "list" });
      if (!to.ok) return refused(true, "not one plain address");
      try {
        await pool.sendMail({
          envelope: { from, to: [to.email] },
          from,
          to: { name: "", address: to.email },
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: message.headers,
          messageId: message.messageId,
        });
        return { ok: true };
      } catch (error) {
        if (!isSmtpError(error) && !isClosed) throw error;
        return failure(error as SmtpError, message.to);
      }
    },
    close() {
      isClosed = true;
      pool.close();
    },
  };
}

function failure(error: SmtpError, recipient: string): MailFailure {
  const detail = scrubAddresses(error.message, recipient);
  const code = error.responseCode;
  // Our own server's limit on size is known before anything is sent, so there is no reply code.
  if (error.code === "EMESSAGE" && code === undefined) return refused(true, detail);
  const isAboutMessage = error.command === "RCPT TO" || error.command === "DATA";
  if (!isAboutMessage || code === undefined || code < 400 || repliesAboutUs.has(code)) {
    return { ok: false, reason: "unreachable", isPermanent: false, detail };
  }
  // 503 says that the conversation went wrong, not that the recipient did.
  return refused(code >= 500 && code !== 503, detail);
}

function refused(isPermanent: boolean, detail: string): MailFailure {
  return { ok: false, reason: "refused", isPermanent, detail };
}

function isSmtpError(error: unknown): error is SmtpError {
  return error instanceof Error && "code" in error;
}
