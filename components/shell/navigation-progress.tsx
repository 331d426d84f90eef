"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { pathElsewhere } from "@/components/ui/path-elsewhere";

/**
 * Shows at once that a page was asked for, until its URL is there. A link to the same page, or one that a browser
 * opens elsewhere, shows nothing.
 */
export function NavigationProgress() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const here = search ? `${pathname}?${search}` : pathname;
  const [asked, setAsked] = useState<{ from: string }>();
  const isOnTheWay = asked !== undefined && asked.from === here;

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (pathElsewhere(event) !== undefined) setAsked({ from: here });
    };
    document.addEventListener("click", follow, { capture: true });
    return () => document.removeEventListener("click", follow, { capture: true });
  }, [here]);

  if (!isOnTheWay) return null;
  return (
    <div
      data-navigating
      aria-hidden="true"
      className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden bg-accent-soft print:hidden"
    >
      <div className="h-full w-1/3 animate-[navigating_1s_ease-in-out_infinite] bg-accent motion-reduce:w-full motion-reduce:animate-none forced-colors:bg-[Highlight]" />
    </div>
  );
}
