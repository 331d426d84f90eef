import { type ContactJobRefusal, contactJobRefusalSentence } from "@/lib/bulk-actions/refusal-messages";

interface JobProblemProps {
  hasNoAnswer: boolean;
  /** The first answer that was no. */
  refused: { ok: true } | ContactJobRefusal | undefined;
  /** A sentence of another source. */
  otherwise?: string | undefined;
}

/** Why something about a job was not done, where it was not. */
export function JobProblem({ hasNoAnswer, refused, otherwise }: JobProblemProps) {
  const problem = hasNoAnswer
    ? "The server did not answer."
    : refused && !refused.ok
      ? contactJobRefusalSentence(refused)
      : otherwise;
  return (
    problem && (
      <p role="alert" className="text-sm text-danger">
        {problem}
      </p>
    )
  );
}
