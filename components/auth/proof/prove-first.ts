import { proveFreshAction } from "@/lib/auth/proof/actions";

/** Does something once the password was taken that was asked for; at once when none was typed. */
export async function proveFirst<Result>(password: string, run: () => Promise<Result>) {
  if (password === "") return run();
  const proven = await proveFreshAction({ kind: "password", password });
  return proven.ok ? run() : proven;
}

const proofRefusals = ["proof_needed", "wrong_password", "too_many_guesses", "passkey_unknown"];

/** Tells whether a refusal is about the password, so that the box for it is shown. */
export function isAboutProof(refusal: string): boolean {
  return proofRefusals.includes(refusal);
}
