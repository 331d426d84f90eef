import { createTransport } from "nodemailer";
import { parseEmail } from "@/lib/values/email";
import type { MailMessage } from "../message/mail-message";
import type { MailFailure, MailTransport, MailTrouble } from "./mail-transport";
import { scrubEmails } from "./scrub-emails";

/** What nodemailer puts on an error. `command` is the SMTP command that was answered. */
type SmtpError = Error & { code?: string; originalCode?: string; command?: string; responseCode?: number };

/** Replies that are about us (shutting down, log in first), even when they come after a recipient was named. */
const repliesAboutUs = new Set([421, 530, 535, 538]);

/** RFC 3463 and IANA: of a recipient's address (5.1, but for the sender's), and a mailbox that is closed (5.2.1). */
const ofTheMailbox = /\b5\.(?:1\.(?:[01236]|10)|2\.1)\b/;
const anyEnhancedCode = /\b5\.\d\.\d/;
const policyWords = /relay|authenticat|block|blacklist|spam|polic|reputation|denied|quota|\bfull\b/i;

/**
 * Sends through the server of `smtpUrl` over a few kept connections. `from` is an address with or without a name.
 * Waits at most `timeoutMs` for the connection, the greeting and each answer. Logs nothing.
 */
export function smtpTransport(
  smtpUrl: string,
  from: string,
  timeoutMs = 10_000,
  maxConnections = 3,
): MailTransport {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections,
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
  const detail = scrubEmails(error.message, recipient);
  const code = error.responseCode;
  // Our own server's limit on size is known before anything is sent, so there is no reply code.
  if (error.code === "EMESSAGE" && code === undefined) return refused(true, detail);
  const isAboutMessage = error.command === "RCPT TO" || error.command === "DATA";
  if (!isAboutMessage || code === undefined || code < 400 || repliesAboutUs.has(code)) {
    const cause = troubleOf(error);
    return { ok: false, reason: "unreachable", isPermanent: false, ...(cause && { cause }), detail };
  }
  // 503 says that the conversation went wrong, not that the recipient did.
  const isPermanent = code >= 500 && code !== 503;
  const isMailboxGone = isPermanent && error.command === "RCPT TO" && saysNoMailbox(detail);
  return isMailboxGone ? { ...refused(true, detail), isMailboxGone } : refused(isPermanent, detail);
}

/** By what nodemailer says of the stage at which it failed. */
function troubleOf({ code, originalCode, command, message }: SmtpError): MailTrouble | undefined {
  if (code === "EAUTH" || command?.startsWith("AUTH")) return "login";
  if (command === "MAIL FROM") return "sender";
  if (code === "EDNS" || /ENOTFOUND|EAI_AGAIN/.test(`${originalCode} ${message}`)) return "no_such_host";
  if (code === "ETIMEDOUT" || /ETIMEDOUT|timeout/i.test(message)) return "no_answer";
  if (code === "ETLS" || /\bSSL\b|\bTLS\b|certificate|wrong version number/i.test(message))
    return "no_encryption";
  return code === "ESOCKET" || code === "ECONNECTION" ? "no_connection" : undefined;
}

/** Without an enhanced code, 5xx to RCPT TO means no mailbox, unless its words tell of the server's policy. */
function saysNoMailbox(answer: string): boolean {
  return ofTheMailbox.test(answer) || (!anyEnhancedCode.test(answer) && !policyWords.test(answer));
}

function refused(isPermanent: boolean, detail: string): Omit<MailFailure, "isMailboxGone"> {
  return { ok: false, reason: "refused", isPermanent, detail };
}

function isSmtpError(error: unknown): error is SmtpError {
  return error instanceof Error && "code" in error;
}
