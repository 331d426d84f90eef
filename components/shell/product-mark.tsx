import { classNames } from "@/components/ui/class-names";

/** Draws the mark of the product, for places without a site's own logo. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classNames("shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M11 24V9h11M11 16h8"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
