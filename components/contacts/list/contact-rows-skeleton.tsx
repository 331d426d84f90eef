import { Skeleton } from "@/components/ui/skeleton";
import { listMessages } from "./list-messages";

const rows = ["w-40", "w-32", "w-48", "w-36", "w-44", "w-28", "w-40", "w-36"];

export function ContactRowsSkeleton() {
  return (
    <div className="px-4 py-2">
      <p className="sr-only">{listMessages.reading}</p>
      {rows.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing.
        <div key={at} className="flex items-center gap-6 border-b border-border py-4 last:border-b-0">
          <Skeleton shape="size-5 rounded" />
          <Skeleton className={width} />
          <Skeleton className="w-56 max-sm:hidden" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
