"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

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
      if (leadsElsewhere(event)) setAsked({ from: here });
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

/** Tells whether a click leads to another page of the site, in this window. */
function leadsElsewhere(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || link.hasAttribute("download")) return false;
  const url = new URL(link.href);
  const isOurs = url.origin === location.origin && !url.pathname.startsWith("/api/");
  return isOurs && url.pathname + url.search !== location.pathname + location.search;
}
