const eventName = "farewell:session-over";

/** Says that the server no longer knows who is asking. `SessionEnd` then says so on the page. */
export function tellSessionOver(): void {
  window.dispatchEvent(new Event(eventName));
}

/** Calls `hear` whenever the session turns out to be over; returns what ends it. */
export function hearSessionOver(hear: () => void): () => void {
  window.addEventListener(eventName, hear);
  return () => window.removeEventListener(eventName, hear);
}

/** Tells whether an action answered that nobody is signed in. */
export function isSignedOut(answer: unknown): boolean {
  return (
    typeof answer === "object" && answer !== null && "refusal" in answer && answer.refusal === "not_signed_in"
  );
}
