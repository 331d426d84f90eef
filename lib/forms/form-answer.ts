interface Typed {
  name: string;
  email: string;
}

/** What a sign-up form shows next. What was typed comes back with every problem. */
export type FormAnswer =
  | { kind: "blank" }
  /** Whether a message to confirm leaves for them now. */
  | { kind: "thanks"; leaves: boolean }
  | { kind: "not_found" }
  | ({ kind: "too_many" } & Typed)
  | ({ kind: "invalid"; field: string; expected: string } & Typed)
  | ({ kind: "unexpected"; reference: string } & Typed);
