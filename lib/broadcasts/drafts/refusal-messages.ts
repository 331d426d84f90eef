import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { mailFailureMessage } from "@/lib/mail/sending/refusal-messages";
import type { ScheduleRefusal, unscheduleBroadcast } from "./schedule-broadcast";
import type { TestLetterRefusal } from "./send-test-letter";
import type { StartRefusal } from "./start-broadcast";
import type { DraftRefusal } from "./write-drafts";

type Refusal =
  | ActionRefusal
  | DraftRefusal
  | StartRefusal
  | ScheduleRefusal
  | TestLetterRefusal
  | Extract<ReturnType<typeof unscheduleBroadcast>, { ok: false }>;

const labels: Record<string, string> = { subject: "Subject", body: "Message", day: "Day", time: "Time" };

/** Says why something about a broadcast was refused, and what to do. */
export const draftRefusalMessage = refusalMessages<Refusal>({
  not_signed_in: () => "You are signed out. Sign in again in another tab, then go on here.",
  not_allowed: () => "You may not send email from this site.",
  invalid_input: ({ field, expected }) => `${labels[field] ?? field}: expected ${expected}.`,
  not_found: () => "This broadcast is not there any more. It may have been deleted in another window.",
  not_a_draft: () => "This broadcast is not a draft any more. Reload the page to see it as it is now.",
  changed_elsewhere: () => "This draft was changed in another window since you opened it.",
  subject_missing: () => "Write a subject first.",
  body_missing: () => "Write a message first.",
  target_missing: () => "Choose who gets it first.",
  segment_gone: () => "This segment is gone, or asks for something the site no longer has. Choose another.",
  segment_too_costly: () =>
    "This segment asks for too much at once. Give it fewer rules, or fewer choices in each, or choose another.",
  no_mail_server: () => "Not sent: no mail server. Set up sending, then try again. Your draft is kept.",
  site_ending: () => "This site is being deleted, so nothing is sent from it any more.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was sent.",
  in_the_past: () => "That time has passed. Choose a later one.",
  too_far: () => "Choose a time within a year.",
  not_scheduled: () => "It is being sent already.",
  mail_not_taken: ({ failure }) => `Not sent. ${mailFailureMessage(failure)}`,
});
