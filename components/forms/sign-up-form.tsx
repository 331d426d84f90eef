"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
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
          ? `Thank you. Look into your mail: a message from ${siteName} has a button to confirm, and you get email only after you press it. If you confirmed before, there is nothing to do.`
          : `Thank you. ${siteName} cannot send email yet. A message with a button to confirm comes when it can, and you get email only after you press it.`}
      </p>
    );
  }
  const typed = "email" in answer ? answer : { name: "", email: "" };
  const problemOf = (field: string) =>
    answer.kind === "invalid" && answer.field === field ? { error: `Expected ${answer.expected}.` } : {};
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
          That were many in a short time. Please try again in a minute.
        </p>
      )}
      {answer.kind === "unexpected" && (
        <p role="alert" className="text-sm text-danger">
          Something went wrong on our side. Reference: {answer.reference}
        </p>
      )}
      {answer.kind === "not_found" && (
        <p role="alert" className="text-sm text-danger">
          This form is closed.
        </p>
      )}
      <Button type="submit" variant="primary" aria-disabled={isPending} size="wrapping">
        Yes, send me email from {siteName}
      </Button>
      <p className="text-sm text-ink-soft">You are asked to confirm by email, and can leave at any time.</p>
    </form>
  );
}
