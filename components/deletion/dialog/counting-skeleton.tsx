import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of the warning. */
export function CountingSkeleton() {
  return (
    <div aria-hidden="true" className="mt-4 space-y-3">
      {["w-11/12", "w-3/4", "w-5/6", "w-2/3"].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
