import { TriangleAlert } from "lucide-react";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { frameMessages } from "./frame-messages";

/** Shows the title of a deletion, and under it what decides whether it is right; this never scrolls away. */
export function DialogHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex shrink-0 gap-4 border-b border-danger/40 bg-danger-soft px-4 py-4 sm:px-6">
      <span className="grid size-10 shrink-0 place-items-center rounded-full border border-danger/40 bg-surface text-danger max-sm:hidden">
        <TriangleAlert aria-hidden="true" className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <AlertDialog.Title dir="auto" className="line-clamp-3 text-lg font-semibold break-words">
          <TriangleAlert aria-hidden="true" className="mr-2 mb-1 inline size-5 text-danger sm:hidden" />
          {title}
        </AlertDialog.Title>
        <AlertDialog.Description asChild>
          <div className="mt-1.5 space-y-1.5 text-sm">{children}</div>
        </AlertDialog.Description>
      </div>
    </div>
  );
}

/** Says that it is for good, also while it is counted, so that nothing moves when the count is there. */
export function NoWayBack() {
  return <p className="text-ink-soft">{frameMessages.final}</p>;
}
