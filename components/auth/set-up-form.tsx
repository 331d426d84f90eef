"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setUpAction } from "@/lib/auth/actions";

const nothingTyped = { name: "", siteName: "", email: "" };

export function SetUpForm() {
  const [state, submit, isPending] = useActionState(setUpAction, null);
  const [typed, setTyped] = useState(nothingTyped);
  const field = (name: keyof typeof nothingTyped) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error: state?.field === name ? state.error : undefined,
  });
  return (
    <form action={submit} className="space-y-5" noValidate>
      <Field label="Your name" autoComplete="name" {...field("name")} />
      <Field label="Name of your site" hint="Your contacts will see it." {...field("siteName")} />
      <Field label="Email" type="email" autoComplete="username" {...field("email")} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters."
        error={state?.field === "password" ? state.error : undefined}
      />
      {state && !state.field && (
        <p role="alert" className="text-sm text-danger">
          {state.error}
        </p>
      )}
      <Button type="submit" variant="primary" className="w-full" aria-disabled={isPending}>
        Create the site
      </Button>
    </form>
  );
}
