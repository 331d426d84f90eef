import { Button } from "@/components/ui/button";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import type { useConfirmDeletion } from "./use-confirm-deletion";
import type { useDeletionPreview } from "./use-deletion-preview";

export interface DeletionProblem {
  message: string;
  offer?: "continue_without_missing" | "count_again";
}

/** Says why there is no manifest to confirm, and what can be done about it. */
export function previewProblem(
  { result, isError }: Pick<ReturnType<typeof useDeletionPreview>, "result" | "isError">,
  selection: ContactSelection,
): DeletionProblem | undefined {
  if (isError) return { message: "The server did not answer. Nothing was deleted.", offer: "count_again" };
  if (!result || result.ok) return undefined;
  const message = deletionRefusalMessage(result);
  if (result.refusal === "contacts_not_found")
    return selection.kind === "ids" ? { message, offer: "continue_without_missing" } : { message };
  const canCountAgain = ["unexpected", "manifest_changed", "not_found"].includes(result.refusal);
  return canCountAgain ? { message, offer: "count_again" } : { message };
}

/** Says why the deletion was not confirmed. */
export function confirmProblem({
  data,
  isError,
}: Pick<ReturnType<typeof useConfirmDeletion>, "data" | "isError">): DeletionProblem | undefined {
  if (isError)
    return { message: "No answer arrived. Look under Deletions whether it began before you go on." };
  if (!data || data.ok) return undefined;
  const message = deletionRefusalMessage(data);
  const isOutdated = data.refusal === "manifest_expired" || data.refusal === "manifest_changed";
  return isOutdated ? { message, offer: "count_again" } : { message };
}

interface DialogProblemProps {
  id: string;
  problem: DeletionProblem | undefined;
  onOffer(offer: DeletionProblem["offer"]): void;
}

/**
 * Says why the deletion cannot go on, and offers a way on if there is one. It exists beforehand, so that it is read
 * out.
 */
export function DialogProblem({ id, problem, onOffer }: DialogProblemProps) {
  return (
    <div className={problem ? "mb-4 space-y-3" : undefined}>
      <p id={id} role="alert" className="text-sm font-medium text-danger">
        {problem?.message}
      </p>
      {problem?.offer && (
        <Button variant="secondary" onClick={() => onOffer(problem.offer)}>
          {problem.offer === "count_again" ? "Count again" : "Continue without them"}
        </Button>
      )}
    </div>
  );
}
