import type { ReactNode } from "react";
import { NavLink } from "@/components/shell/nav-link";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="Settings" className="-mx-1 mb-5 flex gap-2 overflow-x-auto sm:-mx-3 sm:gap-0">
        <NavLink href="/settings/payments">Payments</NavLink>
        <NavLink href="/settings/outbox">Outbox</NavLink>
        <NavLink href="/settings/forms">Forms</NavLink>
        <NavLink href="/settings/erased">Erased addresses</NavLink>
        <NavLink href="/settings/api-keys">API keys</NavLink>
      </nav>
      {children}
    </>
  );
}
