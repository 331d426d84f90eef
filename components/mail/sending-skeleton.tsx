import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of the settings while they are read. */
export function SendingSkeleton() {
  return (
    <div className="space-y-5">
      <p className="sr-only">Reading the settings…</p>
      <Skeleton shape="h-80 rounded-xl" />
      <Skeleton shape="h-44 rounded-xl" />
      <Skeleton shape="h-52 rounded-xl" />
    </div>
  );
}
