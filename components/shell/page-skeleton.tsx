import { loadingMessages } from "@/components/ui/loading-messages";
import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of a page of cards while it is read. */
export function PageSkeleton() {
  return (
    <div role="status">
      <h1 className="sr-only">{loadingMessages.loading}</h1>
      <Skeleton className="mt-1 w-48" shape="h-8 rounded-lg" />
      <Skeleton className="mt-3 mb-7 w-72 max-w-full" />
      <div className="space-y-5">
        <Skeleton shape="h-56 rounded-xl" />
        <Skeleton shape="h-36 rounded-xl" />
      </div>
    </div>
  );
}
