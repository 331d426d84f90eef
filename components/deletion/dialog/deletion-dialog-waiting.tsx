import { AlertDialog } from "radix-ui";
import { Button } from "@/components/ui/button";
import type { WaitingProps } from "@/components/ui/lazy-part";
import { LoadProblem } from "@/components/ui/load-problem";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { titleOf } from "../deletion-messages";
import { countingMessage } from "./counting-messages";
import { CountingSkeleton } from "./counting-skeleton";

/** Looks like the dialog while it counts, before its code is there. */
export function DeletionDialogWaiting({ selection, retry }: WaitingProps & { selection: ContactSelection }) {
  const format = useFormats();
  const count = selection.kind === "ids" ? new Set(selection.ids).size : undefined;
  return (
    <>
      <div className="p-6 pb-5">
        <AlertDialog.Title className="text-lg font-semibold text-balance break-words">
          {titleOf(format, count, null)}
        </AlertDialog.Title>
        <AlertDialog.Description asChild>
          <div className="mt-3">
            {retry ? (
              <LoadProblem retry={retry} />
            ) : (
              <>
                <p className="text-ink-soft">{countingMessage(format, undefined, count)}</p>
                <CountingSkeleton />
              </>
            )}
          </div>
        </AlertDialog.Description>
      </div>
      <div className="flex justify-end border-t border-border px-6 py-4">
        <AlertDialog.Cancel asChild>
          <Button variant="secondary">Cancel</Button>
        </AlertDialog.Cancel>
      </div>
    </>
  );
}
