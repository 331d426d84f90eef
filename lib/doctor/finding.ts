/** Says whether something is as it should be, works but should be looked at, or does not work. */
export type FindingState = "ok" | "warning" | "wrong";

/** Is what one check found. It names nobody, and says what to do about anything that is not "ok". */
export type Finding = { subject: string; says: string } & (
  | { state: "ok" }
  | { state: Exclude<FindingState, "ok">; todo: string }
);

export function ok(subject: string, says: string): Finding {
  return { subject, state: "ok", says };
}

export function warning(subject: string, says: string, todo: string): Finding {
  return { subject, state: "warning", says, todo };
}

export function wrong(subject: string, says: string, todo: string): Finding {
  return { subject, state: "wrong", says, todo };
}
