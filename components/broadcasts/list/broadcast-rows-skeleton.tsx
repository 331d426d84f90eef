import { Skeleton } from "@/components/ui/skeleton";
import { listMessages } from "./list-messages";

/** Holds the place of the list while it is read. */
export function BroadcastRowsSkeleton() {
  return (
    <div className="divide-y divide-border rounded-xl border border-border bg-surface">
      <p className="sr-only">{listMessages.reading}</p>
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className="space-y-3 p-4">
          <Skeleton className="w-72 max-w-full" />
          <Skeleton className="w-48 max-w-full" />
        </div>
      ))}
    </div>
  );
}
