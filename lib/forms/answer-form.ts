import type { Database } from "@/db/open-database";
import { knockOrSolve } from "@/lib/doors/puzzle/knock-or-solve";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { inWriteTurn } from "@/lib/system/write-turns";
import type { FormAnswer } from "./form-answer";
import { findForm, formAnswers, submitForm } from "./submit-form";

/** Bounds what is taken of a field, and so what is sent back: a solution is the longest. */
const longestText = 5000;

/**
 * Takes a sign-up without a session. Answers the same whether the email is known or not. When there are too many it
 * answers with a puzzle, whose solution comes with the next try.
 */
export async function answerForm(
  db: Database,
  data: FormData,
  headers: Headers,
  now: number,
): Promise<FormAnswer> {
  const typed = typedIn(data);
  const form = findForm(db, textOf(data, "form"));
  if (!form) return { kind: "not_found" };
  // People do not see this box, so only a program fills it in, and the program learns nothing.
  const thanks = { kind: "thanks" as const, leaves: hasMailServer(db, form.siteId) };
  if (data.get("website")) return thanks;
  const solution = textOf(data, "solution");
  const puzzle = await knockOrSolve("form", headers, { which: form.id, solution, now });
  if (puzzle) return solution === "" ? { kind: "puzzle", puzzle, ...typed } : { kind: "too_many", ...typed };
  const answers = formAnswers.safeParse(typed);
  if (!answers.success) {
    const [issue] = answers.error.issues;
    return { kind: "invalid", field: String(issue?.path[0]), expected: issue?.message ?? "", ...typed };
  }
  await inWriteTurn(db, () => submitForm(db, form, answers.data, now));
  return thanks;
}

/** Returns what was typed into a form, to show it again beside what is wrong. */
export function typedIn(data: FormData): { name: string; email: string } {
  return { name: textOf(data, "name"), email: textOf(data, "email") };
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.slice(0, longestText) : "";
}
