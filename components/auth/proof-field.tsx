"use client";

import { PasswordField } from "./password-field";
import { proofFieldMessages } from "./proof-field-messages";

interface ProofFieldProps {
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
}

/** Asks someone who signed in a while ago for their password once more. */
export function ProofField({ value, onChange, error }: ProofFieldProps) {
  return (
    <PasswordField
      hint={proofFieldMessages.why}
      error={error}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      autoComplete="current-password"
      maxLength={128}
    />
  );
}
