const eventName = "farewell:session-over";

/** Says that the server no longer knows who is asking. `SessionEnd` then says so on the page. */
export function tellSessionOver(by: "reading" | "change"): void {
  window.dispatchEvent(new CustomEvent(eventName, { detail: by }));
}

/** Calls `hear` whenever the session turns out to be over; returns what ends it. */
export function hearSessionOver(hear: (by: "reading" | "change") => void): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<"reading" | "change">).detail);
  window.addEventListener(eventName, listener);
  return () => window.removeEventListener(eventName, listener);
}

/** Tells whether an action answered that nobody is signed in. */
export function isSignedOut(answer: unknown): boolean {
  return (
    typeof answer === "object" && answer !== null && "refusal" in answer && answer.refusal === "not_signed_in"
  );
}
