import { Skeleton } from "@/components/ui/skeleton";
import { auditLogMessages } from "./history-messages";

/** Holds the place of entries that are still being read. */
export function EntriesSkeleton({ count }: { count: number }) {
  return (
    <div className="divide-y divide-border rounded-xl border border-border bg-surface">
      <p className="sr-only">{auditLogMessages.reading}</p>
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at} className="space-y-2 px-4 py-3">
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/5" />
        </div>
      ))}
    </div>
  );
}
