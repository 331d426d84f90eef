"use server";

import { headers } from "next/headers";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { answerForm, typedIn } from "./answer-form";
import type { FormAnswer } from "./form-answer";
import { createForm, newForm } from "./site-forms";

export const createFormAction = siteAction({
  permission: "forms.write",
  input: newForm,
  run: (access, form) => createForm(access, database(), form, Date.now()),
});

/** Takes a sign-up without a session, on purpose: anyone may. */
export async function submitFormAction(_previous: FormAnswer, data: FormData): Promise<FormAnswer> {
  try {
    return await answerForm(database(), data, await headers(), Date.now());
  } catch (error) {
    return { kind: "unexpected", reference: logUnexpected(error), ...typedIn(data) };
  }
}
