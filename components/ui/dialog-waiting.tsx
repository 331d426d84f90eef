import { Button } from "./button";
import { DialogClose } from "./dialog";
import type { WaitingProps } from "./lazy-part";
import { LoadProblem } from "./load-problem";
import { loadingMessages } from "./loading-messages";
import { Skeleton } from "./skeleton";

/** Holds the place of a form in a dialog while its code loads. */
export function DialogWaiting({ retry }: WaitingProps) {
  return (
    <div className="mt-4 space-y-5">
      {retry ? (
        <LoadProblem retry={retry} />
      ) : (
        <div className="space-y-5">
          <p className="sr-only">{loadingMessages.loading}</p>
          <Skeleton shape="h-10 rounded-lg" />
          <Skeleton shape="h-10 rounded-lg" />
        </div>
      )}
      <div className="flex justify-end">
        <DialogClose asChild>
          <Button>{loadingMessages.cancel}</Button>
        </DialogClose>
      </div>
    </div>
  );
}
