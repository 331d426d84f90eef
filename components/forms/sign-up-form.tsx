"use client";

import { useActionState } from "react";
import { SiteButton } from "@/components/shell/site-button";
import { Field } from "@/components/ui/field";
import { submitFormAction } from "@/lib/forms/actions";
import type { FormAnswer } from "@/lib/forms/form-answer";

/** Is the form that visitors of the site fill in. It works without a script too. */
export function SignUpForm({ slug, siteName }: { slug: string; siteName: string }) {
  const [answer, submit, isPending] = useActionState<FormAnswer, FormData>(submitFormAction, {
    kind: "blank",
  });
  if (answer.kind === "thanks") {
    return (
      <p role="status" className="text-ink-soft">
        {answer.leaves
          ? `Thank you. Check your mail: a message from ${siteName} has a button to confirm. You get email only after you press it. If you confirmed before, you are done.`
          : `Thank you. ${siteName} can’t send email yet. When it can, you get a message with a button to confirm, and email only after you press it.`}
      </p>
    );
  }
  const typed = "email" in answer ? answer : { name: "", email: "" };
  const problemOf = (field: string) =>
    answer.kind === "invalid" && answer.field === field ? { error: `Type ${answer.expected}.` } : {};
  return (
    <form action={submit} noValidate className="space-y-5">
      <input type="hidden" name="form" value={slug} />
      <Field label="Name" name="name" autoComplete="name" defaultValue={typed.name} {...problemOf("name")} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={typed.email}
        {...problemOf("email")}
      />
      {/* This field is not for people: it is out of sight, out of the tab order, and unknown to assistive technology. */}
      <div aria-hidden="true" className="absolute -left-[9999px]">
        <label>
          Website
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      {answer.kind === "too_many" && (
        <p role="alert" className="text-sm text-danger">
          Too many sign-ups at once. Please try again in a minute.
        </p>
      )}
      {answer.kind === "unexpected" && (
        <p role="alert" className="text-sm text-danger">
          That didn’t work. Please try again. Reference: {answer.reference}
        </p>
      )}
      {answer.kind === "not_found" && (
        <p role="alert" className="text-sm text-danger">
          This form is closed.
        </p>
      )}
      <SiteButton type="submit" isBusy={isPending} className="wrap-anywhere">
        Yes, send me email from {siteName}
      </SiteButton>
      <p className="text-sm text-ink-soft">
        We email you a link to confirm first. You can unsubscribe at any time.
      </p>
    </form>
  );
}
