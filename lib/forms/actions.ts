"use server";

import { headers } from "next/headers";
import { siteAction } from "@/lib/auth/site-action";
import { mayKnock } from "@/lib/doors/may-knock";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import type { FormAnswer } from "./form-answer";
import { createForm, newForm } from "./site-forms";
import { findForm, formAnswers, submitForm } from "./submit-form";

export const createFormAction = siteAction({
  permission: "forms.write",
  input: newForm,
  run: (access, form) => createForm(access, database(), form, Date.now()),
});

/** Takes a sign-up without a session. Answers the same whether the email is known or not. */
export async function submitFormAction(_previous: FormAnswer, data: FormData): Promise<FormAnswer> {
  const typed = { name: String(data.get("name") ?? ""), email: String(data.get("email") ?? "") };
  try {
    const form = findForm(database(), String(data.get("form") ?? ""));
    if (!form) return { kind: "not_found" };
    // People do not see this box, so only a program fills it in, and the program learns nothing.
    const thanks = { kind: "thanks" as const, leaves: hasMailServer(database(), form.siteId) };
    if (data.get("website")) return thanks;
    if (!(await mayKnock("form", await headers(), form.id))) return { kind: "too_many", ...typed };
    const answers = formAnswers.safeParse(typed);
    if (!answers.success) {
      const [issue] = answers.error.issues;
      return { kind: "invalid", field: String(issue?.path[0]), expected: issue?.message ?? "", ...typed };
    }
    await inWriteTurn(database(), () => submitForm(database(), form, answers.data, Date.now()));
    return thanks;
  } catch (error) {
    return { kind: "unexpected", reference: logUnexpected(error), ...typed };
  }
}
