"use client";

import { useActionState } from "react";
import { SiteButton } from "@/components/shell/site-button";
import { Field } from "@/components/ui/field";
import { lazyPart } from "@/components/ui/lazy-part";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
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

const Puzzle = lazyPart(
  () => import("./puzzle-solver").then(({ PuzzleSolver }) => PuzzleSolver),
  ({ retry }) => (retry ? <TooMany /> : <p role="status">{signUpMessages.solving}</p>),
);

/** Is the form that visitors of the site fill in. It works without a script too. */
export function SignUpForm({ slug, siteName }: { slug: string; siteName: string }) {
  const [answer, submit, isPending] = useActionState<FormAnswer, FormData>(submitFormAction, {
    kind: "blank",
  });
  const isHydrated = useIsHydrated();
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
      {answer.kind === "too_many" && <TooMany />}
      {answer.kind === "puzzle" && (isHydrated ? <Puzzle puzzle={answer.puzzle} /> : <TooMany />)}
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

/** Asks to try again later, which is what is left without a script. */
function TooMany() {
  return (
    <p role="alert" className="text-sm text-danger">
      {signUpMessages.tooMany}
    </p>
  );
}
