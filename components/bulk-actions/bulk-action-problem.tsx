import { type BulkActionRefusal, bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";

interface JobProblemProps {
  hasNoAnswer: boolean;
  /** The first answer that was no. */
  refused: { ok: true } | BulkActionRefusal | undefined;
  /** A sentence of another source. */
  otherwise?: string | undefined;
}

/** Why something about a job was not done, where it was not. */
export function BulkActionProblem({ hasNoAnswer, refused, otherwise }: JobProblemProps) {
  const problem = hasNoAnswer
    ? "The server did not answer."
    : refused && !refused.ok
      ? bulkActionRefusalMessage(refused)
      : otherwise;
  return (
    problem && (
      <p role="alert" className="text-sm text-danger">
        {problem}
      </p>
    )
  );
}
