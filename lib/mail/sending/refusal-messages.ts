import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { MailFailure, MailTrouble } from "@/lib/mail/transport/mail-transport";
import type { TestMailRefusal } from "./send-test-mail";
import type { SetSendingRefusal } from "./set-sending";

type SendingRefusal = ActionRefusal | SetSendingRefusal | TestMailRefusal;

const troubles: Record<MailTrouble, string> = {
  no_such_host: "There is no mail server by that name. Check the spelling.",
  no_connection: "Nothing takes mail there. Check the name of the server and its port.",
  no_answer: "The mail server did not answer in time. Check the port, and whether a firewall is in between.",
  no_encryption: "The mail server and this site do not agree on encryption. Try port 465, or port 587.",
  login: "The mail server does not accept this username and password.",
  sender: "The mail server does not let you send from this email. Use one that is yours there.",
};

/** Says why something was refused. */
export const sendingRefusalMessage = refusalMessages<SendingRefusal>({
  not_allowed: () => `${onlyMessage("settings.write")} Nothing was changed.`,
  set_by_environment: () => "This is set by the server's environment, and can be changed there only.",
  from_missing: () => "Fill in “Send from”: most mail servers take nothing without it.",
  no_mail_server: () => "Not sent: no mail server. Add one first.",
  mail_not_taken: ({ failure }) => `Not sent. ${mailFailureMessage(failure)}`,
});

/** Says in plain words why the mail server did not take a letter, and what it said. */
export function mailFailureMessage({ reason, cause, isPermanent, detail }: Omit<MailFailure, "ok">): string {
  const said = `It said: ${detail}`;
  if (cause) return `${troubles[cause]} ${said}`;
  if (reason === "unreachable") return `The mail server could not be used. ${said}`;
  return isPermanent
    ? `The mail server does not take mail for this email. ${said}`
    : `The mail server does not take it now. Try again in some minutes. ${said}`;
}
