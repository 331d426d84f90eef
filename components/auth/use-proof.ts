import { useState } from "react";
import { isAboutProof, proveFirst } from "./prove-first";

/**
 * Keeps the password that is asked for once more before something weighty. It is asked for when `needsProof` says that
 * the last proof is too old, or once an answer does.
 */
export function useProof(needsProof = false) {
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(needsProof);
  return {
    isAsked,
    isMissing: isAsked && password === "",
    field: { value: password, onChange: setPassword },
    /** Runs an action after the password was taken, if one was typed. */
    async first<Result extends { ok: boolean; refusal?: string }>(run: () => Promise<Result>) {
      const result = await proveFirst(password, run);
      if (!result.ok && isAboutProof(result.refusal ?? "")) setAsked(true);
      return result;
    },
    forget() {
      setPassword("");
      setAsked(false);
    },
  };
}
