import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { confirmLabels, confirmMessages } from "./confirm-messages";
import type { useConfirmDeletion } from "./use-confirm-deletion";
import type { useDeletionPreview } from "./use-deletion-preview";

export interface DeletionProblem {
  message: string;
  offer?: "continue_without_missing" | "count_again" | "sign_in" | "see_deletions";
  /** Names the field that is to be corrected. */
  field?: "why";
}

/** Says why there is no manifest to confirm, and what can be done about it. */
export function previewProblem(
  { result, isError }: Pick<ReturnType<typeof useDeletionPreview>, "result" | "isError">,
  selection: ContactSelection,
): DeletionProblem | undefined {
  if (isError) return { message: confirmMessages.notCounted, offer: "count_again" };
  if (!result || result.ok) return undefined;
  const message = deletionRefusalMessage(result);
  if (result.refusal === "not_signed_in") return { message, offer: "sign_in" };
  if (result.refusal === "contacts_not_found")
    return selection.kind === "ids" ? { message, offer: "continue_without_missing" } : { message };
  const canCountAgain = ["unexpected", "storage_fault", "manifest_changed", "not_found"].includes(
    result.refusal,
  );
  return canCountAgain ? { message, offer: "count_again" } : { message };
}

/** Says why the deletion was not confirmed. */
export function confirmProblem({
  data,
  isError,
}: Pick<ReturnType<typeof useConfirmDeletion>, "data" | "isError">): DeletionProblem | undefined {
  if (isError)
    return {
      message: confirmMessages.notConfirmed,
      offer: "see_deletions",
    };
  if (!data || data.ok) return undefined;
  const message = deletionRefusalMessage(data);
  switch (data.refusal) {
    case "not_signed_in":
      return { message, offer: "sign_in" };
    case "already_confirmed":
      return { message, offer: "see_deletions" };
    case "manifest_expired":
    case "manifest_changed":
    case "not_found":
      return { message, offer: "count_again" };
    case "why_has_email":
    case "why_names_contact":
      return { message, field: "why" };
    default:
      return { message };
  }
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
    <div className={problem ? "space-y-2" : "sr-only"}>
      <p id={id} role="alert" className="text-sm font-medium text-danger">
        {problem?.offer === "see_deletions" ? <SeeDeletions message={problem.message} /> : problem?.message}
      </p>
      {problem?.offer && problem.offer !== "see_deletions" && (
        <WayOut offer={problem.offer} onOffer={onOffer} />
      )}
    </div>
  );
}

/** Offers the one thing to do next. Links open another tab, so that what was selected is not lost. */
function WayOut({
  offer,
  onOffer,
}: {
  offer: "continue_without_missing" | "count_again" | "sign_in";
  onOffer(offer: DeletionProblem["offer"]): void;
}) {
  if (offer === "sign_in")
    return (
      <Link href="/sign-in" target="_blank" className="text-sm text-accent underline">
        {confirmLabels.signIn}
      </Link>
    );
  return (
    <Button variant="secondary" onClick={() => onOffer(offer)}>
      {offer === "count_again" ? confirmLabels.countAgain : confirmLabels.withoutThem}
    </Button>
  );
}

/** Makes the page a link where a message names it. */
function SeeDeletions({ message }: { message: string }) {
  const [before, after = ""] = message.split(confirmLabels.deletions);
  return (
    <>
      {before}
      <Link href="/deletions" target="_blank" className="text-accent underline">
        {confirmLabels.deletions}
      </Link>
      {after}
    </>
  );
}
