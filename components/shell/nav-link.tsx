"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname();
  const isHere = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      // A page is read when it is asked for, so there is nothing in it to fetch before.
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      className="inline-flex min-h-10 items-center rounded-lg px-1 text-sm whitespace-nowrap sm:px-3 text-ink-soft hover:bg-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}
