import { createTransport } from "nodemailer";
import { parseEmail } from "@/lib/values/email";
import type { MailMessage } from "../message/mail-message";
import type { MailFailure, MailTransport, MailTrouble } from "./mail-transport";
import { scrubEmails } from "./scrub-emails";

/** Describes the fields that nodemailer adds to an error. `command` is the SMTP command that the server answered. */
type SmtpError = Error & { code?: string; originalCode?: string; command?: string; responseCode?: number };

/** Lists reply codes that concern us (shutting down, log in first), even when they follow a RCPT TO. */
const repliesAboutUs = new Set([421, 530, 535, 538]);

/**
 * Matches codes about the recipient's mailbox (RFC 3463, IANA): 5.1.x except those about the sender, and 5.2.1
 * (mailbox disabled).
 */
const ofTheMailbox = /\b5\.(?:1\.(?:[01236]|10)|2\.1)\b/;
const anyEnhancedCode = /\b5\.\d\.\d/;
const policyWords = /relay|authenticat|block|blacklist|spam|polic|reputation|denied|quota|\bfull\b/i;

/**
 * Returns a transport that sends through the server of `smtpUrl` over a few kept connections. `from` is an email
 * with or without a name. It waits at most `timeoutMs` for the connection, the greeting and each answer, and logs
 * nothing.
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
    // One requeue covers a kept connection that the server closed meanwhile. The outbox decides about further tries.
    maxRequeues: 1,
    ...connectionOptions(timeoutMs),
  });
  let isClosed = false;

  return {
    async send({ attachment, ...message }: MailMessage) {
      // nodemailer reads a string as a list of recipients, and a line break would start a new header.
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
          ...(attachment && { attachments: [{ filename: attachment.fileName, content: attachment.text }] }),
        });
        return { ok: true };
      } catch (error) {
        if (!isSmtpError(error) && !isClosed) throw error;
        return failureOf(error as SmtpError, message.to);
      }
    },
    close() {
      isClosed = true;
      pool.close();
    },
  };
}

/** Bounds each wait for a mail server, and keeps nodemailer from reading files and URLs. */
export function connectionOptions(timeoutMs: number) {
  return {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Returns what an error of nodemailer means for the owner, without the recipient's email. */
export function failureOf(error: SmtpError, recipient: string): MailFailure {
  const detail = scrubEmails(error.message, recipient);
  const code = error.responseCode;
  // nodemailer checks the server's size limit before it sends anything, so there is no reply code.
  if (error.code === "EMESSAGE" && code === undefined) return refused(true, detail);
  const isAboutMessage = error.command === "RCPT TO" || error.command === "DATA";
  if (!isAboutMessage || code === undefined || code < 400 || repliesAboutUs.has(code)) {
    const cause = troubleOf(error);
    return { ok: false, reason: "unreachable", isPermanent: false, ...(cause && { cause }), detail };
  }
  // A 503 reports a wrong order of commands and says nothing about the recipient.
  const isPermanent = code >= 500 && code !== 503;
  const isMailboxGone = isPermanent && error.command === "RCPT TO" && saysNoMailbox(detail);
  return isMailboxGone ? { ...refused(true, detail), isMailboxGone } : refused(isPermanent, detail);
}

/** Returns the cause that nodemailer's error points to, by the stage at which sending failed. */
function troubleOf({ code, originalCode, command, message }: SmtpError): MailTrouble | undefined {
  if (code === "EAUTH" || command?.startsWith("AUTH")) return "login";
  if (command === "MAIL FROM") return "sender";
  if (code === "EDNS" || /ENOTFOUND|EAI_AGAIN/.test(`${originalCode} ${message}`)) return "no_such_host";
  if (code === "ETIMEDOUT" || /ETIMEDOUT|timeout/i.test(message)) return "no_answer";
  if (code === "ETLS" || /\bSSL\b|\bTLS\b|certificate|wrong version number/i.test(message))
    return "no_encryption";
  return code === "ESOCKET" || code === "ECONNECTION" ? "no_connection" : undefined;
}

/**
 * Tells whether the answer means that the mailbox does not exist. Without an enhanced code, a 5xx to RCPT TO means
 * that, unless its words mention the server's policy.
 */
function saysNoMailbox(answer: string): boolean {
  return ofTheMailbox.test(answer) || (!anyEnhancedCode.test(answer) && !policyWords.test(answer));
}

function refused(isPermanent: boolean, detail: string): Omit<MailFailure, "isMailboxGone"> {
  return { ok: false, reason: "refused", isPermanent, detail };
}

export function isSmtpError(error: unknown): error is SmtpError {
  return error instanceof Error && "code" in error;
}
