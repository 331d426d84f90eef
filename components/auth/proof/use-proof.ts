import { useState } from "react";
import { isAboutProof, proveFirst } from "./prove-first";

/**
 * Keeps the proof that is asked for once more before something weighty: a password, or that a passkey was taken. It is
 * asked for when `needsProof` says that the last one is too old, or once an answer does.
 */
export function useProof(needsProof = false) {
  const [password, setPassword] = useState("");
  const [isAskedSince, setAskedSince] = useState(false);
  const [isProven, setProven] = useState(false);
  const isAsked = needsProof || isAskedSince;
  return {
    isAsked,
    isMissing: isAsked && !isProven && password === "",
    field: {
      value: password,
      onChange: setPassword,
      isProven,
      onProven() {
        setPassword("");
        setProven(true);
      },
    },
    /** Runs an action after the password was taken, if one was typed. */
    async first<Result extends { ok: boolean; refusal?: string }>(run: () => Promise<Result>) {
      const result = await proveFirst(password, run);
      if (!result.ok && isAboutProof(result.refusal ?? "")) {
        setAskedSince(true);
        setProven(false);
      }
      return result;
    },
    forget() {
      setPassword("");
      setAskedSince(false);
      setProven(false);
    },
  };
}
