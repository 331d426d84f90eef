import { classNames } from "./class-names";

interface SkeletonProps {
  className?: string;
  /** Is how high and how round it is. */
  shape?: string;
}

/**
 * Holds the place of something that is still being read. It is hidden from assistive technology: say it in words
 * nearby.
 */
export function Skeleton({ className, shape = "h-4 rounded" }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      data-skeleton
      className={classNames(
        "block animate-pulse bg-muted forced-colors:border motion-reduce:animate-none",
        shape,
        className,
      )}
    />
  );
}
