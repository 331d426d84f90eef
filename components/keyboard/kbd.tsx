import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Shows a key, or keys that are pressed together. */
export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={classNames(
        "rounded border border-border-strong bg-muted px-1.5 py-0.5 font-mono text-xs",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
