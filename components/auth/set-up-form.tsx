"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { setUpAction } from "@/lib/auth/sign-in/actions";
import { PasswordField } from "./password-field";
import { setUpHints, setUpLabels } from "./set-up-messages";
import { PasswordStrength } from "./strength/password-strength";

const nothingTyped = { name: "", siteName: "", email: "", password: "" };

interface SetUpFormProps {
  /** Proves that this is who started the instance. */
  link: { name: string; token: string };
}

/** Creates the owner and the site. Whatever is wrong, what was typed stays. */
export function SetUpForm({ link }: SetUpFormProps) {
  const [state, submit, isPending] = useActionState(setUpAction, null);
  const [typed, setTyped] = useState(nothingTyped);
  const isHydrated = useIsHydrated();
  const field = (name: keyof typeof nothingTyped) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error: !isPending && state?.field === name ? state.error : undefined,
  });
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name={link.name} value={link.token} />
      {isHydrated && (
        <input
          type="hidden"
          name="timeZone"
          value={Intl.DateTimeFormat().resolvedOptions().timeZone}
          readOnly
        />
      )}
      <Field label={setUpLabels.name} autoComplete="name" {...field("name")} />
      <Field
        label={setUpLabels.siteName}
        hint={setUpHints.siteName}
        autoComplete="organization"
        {...field("siteName")}
      />
      <Field label={setUpLabels.email} type="email" autoComplete="username" {...field("email")} />
      <PasswordField
        autoComplete="new-password"
        hint={
          <PasswordStrength password={typed.password} about={[typed.email, typed.name, typed.siteName]} />
        }
        {...field("password")}
      />
      {!isPending && state?.field === null && (
        <p role="alert" className="text-sm text-danger">
          {state.error}
        </p>
      )}
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? setUpLabels.submitting : setUpLabels.submit}
      </Button>
    </form>
  );
}
