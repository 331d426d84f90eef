"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { scrollIntoRow } from "@/components/ui/scroll-into-row";

interface NavLinkProps {
  href: string;
  /** Lays the mark of the current page under the link, or beside it where the links stand in a column on wide screens. */
  mark?: "under" | "beside";
  children: ReactNode;
}

const marks = {
  under: "inset-x-2 bottom-0 h-0.5",
  beside: "inset-x-2 bottom-0 h-0.5 lg:inset-x-auto lg:inset-y-2 lg:left-0 lg:h-auto lg:w-0.5",
};
const heights = { under: "min-h-10", beside: "min-h-10 lg:min-h-9" };

/** Links to a part of the site. The link is current on every page below its own, but for the Dashboard. */
export function NavLink({ href, mark = "under", children }: NavLinkProps) {
  const pathname = usePathname();
  const isHere = pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      ref={isHere ? scrollIntoRow : null}
      // A page is read when it is asked for, so there is nothing in it to fetch before.
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        heights[mark],
        "relative inline-flex shrink-0 items-center rounded-lg px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:bg-muted hover:text-ink aria-[current]:text-ink",
      )}
    >
      {children}
      <Mark isHere={isHere} className={marks[mark]} />
    </Link>
  );
}

/** Marks the current page, and at once the one that was asked for and has not come yet. */
function Mark({ isHere, className }: { isHere: boolean; className: string }) {
  const { pending } = useLinkStatus();
  if (!isHere && !pending) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "absolute rounded-full bg-accent forced-colors:bg-[Highlight]",
        pending && "animate-pulse motion-reduce:animate-none",
        className,
      )}
    />
  );
}
