import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { createFormAction } from "@/lib/forms/actions";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds what is said of sign-up forms whatever they are. */
export const formMessages = {
  created: "The form is open.",
  name: "Shown above the form.",
  url: "The end of the form's link, such as summer-letter.",
} as const;

/** Says how often a form was sent in. */
export function submissionsMessage(format: Formats, count: number): string {
  return countOf(format, count, "submission", "submissions");
}

type Refused = Exclude<Awaited<ReturnType<typeof createFormAction>>, { ok: true }>;

export const formProblem = refusalMessages<Refused>({
  slug_taken: () => "Another form uses this link. Choose a different one.",
  not_allowed: () => "You may not create forms on this site.",
});
