import type { Puzzle } from "@/lib/doors/puzzle/derive-key";

interface Typed {
  name: string;
  email: string;
}

/** Holds what a sign-up form shows next. Every problem comes with what was typed. */
export type FormAnswer =
  | { kind: "blank" }
  /** Tells whether an opt-in request leaves for them now. */
  | { kind: "thanks"; leaves: boolean }
  | { kind: "not_found" }
  /** Asks for the solution of a puzzle, because too many signed up at once. */
  | ({ kind: "puzzle"; puzzle: Puzzle } & Typed)
  | ({ kind: "too_many" } & Typed)
  | ({ kind: "invalid"; field: string; expected: string } & Typed)
  | ({ kind: "unexpected"; reference: string } & Typed);
