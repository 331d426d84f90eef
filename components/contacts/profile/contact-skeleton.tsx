import { Skeleton } from "@/components/ui/skeleton";
import { profileMessages } from "./profile-labels";

/** Holds the place of a contact's page while it is read. */
export function ContactSkeleton() {
  return (
    <div role="status">
      <h1 className="sr-only">{profileMessages.loading}</h1>
      <Skeleton className="mt-2 mb-4 w-28" />
      <div className="rounded-xl border border-border bg-surface p-5 sm:p-6">
        <div className="flex items-center gap-4">
          <Skeleton shape="size-14 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton shape="h-7 rounded" className="w-56 max-w-full" />
            <Skeleton className="w-40 max-w-full" />
          </div>
        </div>
        <Skeleton className="mt-6" shape="h-16 rounded-lg" />
      </div>
      <Skeleton className="mt-6 mb-5" shape="h-11 rounded" />
      <div className="grid gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Skeleton shape="h-72 rounded-xl" />
        <Skeleton shape="h-96 rounded-xl" />
      </div>
    </div>
  );
}
