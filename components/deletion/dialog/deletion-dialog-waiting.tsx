import { AlertDialog } from "radix-ui";
import { Button } from "@/components/ui/button";
import type { WaitingProps } from "@/components/ui/lazy-part";
import { LoadProblem } from "@/components/ui/load-problem";
import { useFormats } from "@/components/ui/use-formats";
import { titleOf } from "../deletion-messages";
import { countingMessage } from "./counting/counting-messages";
import { CountingSkeleton } from "./counting/counting-skeleton";
import { DialogHead, NoWayBack } from "./frame/dialog-head";
import { DialogFoot } from "./frame/dialog-layout";
import { frameMessages } from "./frame/frame-messages";

/** Looks like the dialog while it counts, before its code is there. */
export function DeletionDialogWaiting({
  selectedCount,
  retry,
}: WaitingProps & { selectedCount: number | undefined }) {
  const format = useFormats();
  return (
    <>
      <DialogHead title={titleOf(format, selectedCount, null)}>
        <p className="text-ink-soft">
          {retry ? frameMessages.none : countingMessage(format, undefined, selectedCount)}
        </p>
        {!retry && <NoWayBack />}
      </DialogHead>
      <div className="min-h-0 flex-1 overflow-hidden px-4 py-4 sm:px-6">
        {retry ? <LoadProblem retry={retry} /> : <CountingSkeleton />}
      </div>
      <DialogFoot>
        <div className="flex justify-end">
          <AlertDialog.Cancel asChild>
            <Button variant="secondary">{frameMessages.cancel}</Button>
          </AlertDialog.Cancel>
        </div>
      </DialogFoot>
    </>
  );
}
