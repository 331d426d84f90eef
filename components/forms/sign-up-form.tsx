"use client";

import { useActionState } from "react";
import { SiteButton } from "@/components/shell/site-button";
import { Field } from "@/components/ui/field";
import { submitFormAction } from "@/lib/forms/actions";
import type { FormAnswer } from "@/lib/forms/form-answer";
import {
  consentLabel,
  expectedMessage,
  signUpLabels,
  signUpMessages,
  thanksMessage,
  unexpectedMessage,
} from "./sign-up-messages";

/** Is the form that visitors of the site fill in. It works without a script too. */
export function SignUpForm({ slug, siteName }: { slug: string; siteName: string }) {
  const [answer, submit, isPending] = useActionState<FormAnswer, FormData>(submitFormAction, {
    kind: "blank",
  });
  if (answer.kind === "thanks") {
    return (
      <p role="status" className="text-ink-soft">
        {thanksMessage(siteName, answer.leaves)}
      </p>
    );
  }
  const typed = "email" in answer ? answer : { name: "", email: "" };
  const problemOf = (field: string) =>
    answer.kind === "invalid" && answer.field === field ? { error: expectedMessage(answer.expected) } : {};
  return (
    <form action={submit} noValidate className="space-y-5">
      <input type="hidden" name="form" value={slug} />
      <Field
        label={signUpLabels.name}
        name="name"
        autoComplete="name"
        defaultValue={typed.name}
        {...problemOf("name")}
      />
      <Field
        label={signUpLabels.email}
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={typed.email}
        {...problemOf("email")}
      />
      {/* This field is not for people: it is out of sight, out of the tab order, and unknown to assistive technology. */}
      <div aria-hidden="true" className="absolute -left-[9999px]">
        <label>
          {signUpLabels.trap}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      {answer.kind === "too_many" && (
        <p role="alert" className="text-sm text-danger">
          {signUpMessages.tooMany}
        </p>
      )}
      {answer.kind === "unexpected" && (
        <p role="alert" className="text-sm text-danger">
          {unexpectedMessage(answer.reference)}
        </p>
      )}
      {answer.kind === "not_found" && (
        <p role="alert" className="text-sm text-danger">
          {signUpMessages.closed}
        </p>
      )}
      <SiteButton type="submit" isBusy={isPending} className="wrap-anywhere">
        {consentLabel(siteName)}
      </SiteButton>
      <p className="text-sm text-ink-soft">{signUpMessages.whatFollows}</p>
    </form>
  );
}
