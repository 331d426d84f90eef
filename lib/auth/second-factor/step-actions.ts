"use server";

import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { sendNoticeLater } from "@/lib/auth/letters/send-later";
import { returnPathOf } from "@/lib/auth/return-path";
import { browserCookie } from "@/lib/auth/sign-in/known-browser";
import { rememberBrowser } from "@/lib/auth/sign-in/remember-browser";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { auditSecondStep } from "./audit-second-step";
import { takeSecondStep } from "./second-step";
import { stepMessages } from "./step-messages";

type StepState = { error: string } | null;

/** Is public: a cookie says who gave the right password in this browser, and their code is the second step. */
export async function takeSecondStepAction(_previous: StepState, form: FormData): Promise<StepState> {
  const typed = String(form.get("code") ?? "").slice(0, 100);
  if (!typed.trim()) return { error: stepMessages.incomplete };
  try {
    const sent = await headers();
    const browser = (await cookies()).get(browserCookie)?.value;
    const outcome = await takeSecondStep(typed, { sent, browser });
    after(() => auditSecondStep(database(), outcome, Date.now()));
    if (!outcome.ok) {
      if (outcome.refusal === "step_over") redirect("/sign-in");
      if (outcome.refusal === "wrong_code") return { error: stepMessages.wrong };
      return { error: stepMessages.tooMany(outcome.waitMs) };
    }
    if (outcome.kind === "recovery") sendNoticeLater(outcome.userId, "recovery_code_used");
    await rememberBrowser(outcome.email, sent);
  } catch (error) {
    unstable_rethrow(error);
    const reference = logUnexpected(error);
    return { error: storageRefusalOf(error)?.says ?? stepMessages.unexpected(reference) };
  }
  redirect(returnPathOf(String(form.get("to") ?? "")));
}
