import type { ReactNode } from "react";
import { NavLink } from "@/components/shell/nav-link";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="Settings" className="-mx-1 mb-5 flex flex-wrap gap-x-2 sm:-mx-3 sm:gap-x-0">
        <NavLink href="/settings/payments">Payments</NavLink>
        <NavLink href="/settings/sending">Sending</NavLink>
        <NavLink href="/settings/outbox">Outbox</NavLink>
        <NavLink href="/settings/forms">Forms</NavLink>
        <NavLink href="/settings/erased">Erased emails</NavLink>
        <NavLink href="/settings/api-keys">API keys</NavLink>
        <NavLink href="/settings/history">History</NavLink>
      </nav>
      {children}
    </>
  );
}
