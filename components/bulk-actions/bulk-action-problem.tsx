import { type BulkActionRefusal, bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";
import { lostMessages } from "./bulk-action-messages";

interface JobProblemProps {
  hasNoAnswer: boolean;
  /** Is the first refusal among the answers. */
  refused: { ok: true } | BulkActionRefusal | undefined;
  /** Is a message from another source. */
  otherwise?: string | undefined;
}

/** Says why something about a job was not done; nothing when it was. */
export function BulkActionProblem({ hasNoAnswer, refused, otherwise }: JobProblemProps) {
  const problem = hasNoAnswer
    ? lostMessages.again
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
