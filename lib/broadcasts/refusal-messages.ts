import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import type { PreparedReading } from "./find-prepared-broadcast";
import type { SendRefusal } from "./send-broadcast";

type BroadcastRefusal = ActionRefusal | Extract<PreparedReading, { ok: false }> | SendRefusal;

/** Names the fields as the form does. */
const labels: Record<string, string> = { subject: "Subject", body: "Message" };

/** Says why something was refused. */
export const broadcastRefusalMessage = refusalMessages<BroadcastRefusal>({
  not_signed_in: () => "You are signed out. Sign in again; nothing was sent.",
  not_allowed: () => "You may not send email from this site.",
  invalid_input: ({ field, expected }) =>
    `${labels[field] ?? field}: expected ${expected}. Nothing was sent.`,
  unknown_in_filter: unknownInFilter,
  contacts_not_found: () => "Some of the selected contacts are gone. Select again.",
  nobody_subscribed: () => "None of the selected contacts is subscribed, so nobody would get this email.",
  not_found: () => "This email is gone. Close the dialog and open it again.",
  site_ending: () => "This site is being deleted, so nothing is sent from it any more.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was sent.",
  already_sent: () => "This was sent already.",
  dialog_expired: () => "This dialog was open for more than an hour. Open it again.",
  not_sending: () => "This broadcast has ended already.",
});
