import { Skeleton } from "@/components/ui/skeleton";
import { frameMessages } from "./frame-messages";

/** Holds the place of a broadcast while it is read. */
export function BroadcastSkeleton() {
  return (
    <div className="space-y-6">
      <h1 className="sr-only">{frameMessages.reading}</h1>
      <Skeleton className="w-32" />
      <Skeleton shape="h-9 rounded-lg" className="w-80 max-w-full" />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,38rem)]">
        <Skeleton shape="h-96 rounded-xl" />
        <Skeleton shape="h-96 rounded-xl" />
      </div>
    </div>
  );
}
