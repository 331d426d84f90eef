import { classNames } from "./class-names";

/**
 * Holds the place of something that is still being read. It is hidden from assistive technology: say it in words
 * nearby.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames("block h-4 animate-pulse rounded bg-muted motion-reduce:animate-none", className)}
    />
  );
}
