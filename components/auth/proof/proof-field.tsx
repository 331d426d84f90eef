"use client";

import { PasswordField } from "../password-field";
import { useHasPasskey } from "./passkey-holder";
import { PasskeyProof } from "./passkey-proof";
import { proofFieldMessages } from "./proof-field-messages";

interface ProofFieldProps {
  value: string;
  onChange(value: string): void;
  /** Is true once a passkey was taken in place of the password. */
  isProven: boolean;
  onProven(): void;
  error?: string | undefined;
}

/** Asks someone who signed in a while ago for their password or a passkey once more. */
export function ProofField({ value, onChange, isProven, onProven, error }: ProofFieldProps) {
  const hasPasskey = useHasPasskey();
  if (isProven)
    return (
      // It takes the focus, because the button that had it is gone.
      <p ref={(said) => said?.focus()} tabIndex={-1} className="text-sm outline-none">
        {proofFieldMessages.proven}
      </p>
    );
  return (
    <div className="space-y-2">
      <PasswordField
        hint={hasPasskey ? proofFieldMessages.whyEither : proofFieldMessages.why}
        error={error}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        autoComplete="current-password"
        maxLength={128}
      />
      {hasPasskey && <PasskeyProof onProven={onProven} />}
    </div>
  );
}
