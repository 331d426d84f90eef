import { LogOut } from "lucide-react";
import { CommandPalette } from "@/components/keyboard/command-palette";
import { ShortcutHelp } from "@/components/keyboard/shortcut-help";
import { Button } from "@/components/ui/button";
import { NavLink } from "./nav-link";
import { ThemeMenu } from "./theme-menu";

interface SiteHeaderProps {
  siteName: string;
  signOut: () => Promise<void>;
}

export function SiteHeader({ siteName, signOut }: SiteHeaderProps) {
  return (
    <header className="border-b border-border bg-surface print:hidden">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 sm:gap-x-6 sm:px-6">
        <p className="min-w-0 flex-1 truncate font-semibold sm:max-w-56 sm:flex-none" title={siteName}>
          {siteName}
        </p>
        <nav
          aria-label="Main"
          className="order-last -mx-1 flex w-full justify-between overflow-x-auto sm:order-none sm:mx-0 sm:w-auto"
        >
          <NavLink href="/contacts">Contacts</NavLink>
          <NavLink href="/imports">Imports</NavLink>
          <NavLink href="/broadcasts">Broadcasts</NavLink>
          <NavLink href="/deletions">Deletions</NavLink>
          <NavLink href="/settings">Settings</NavLink>
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <CommandPalette />
          <ShortcutHelp />
          <ThemeMenu />
          <form action={signOut}>
            <Button type="submit" variant="ghost" size="icon" aria-label="Sign out" title="Sign out">
              <LogOut aria-hidden="true" className="size-5" />
            </Button>
          </form>
        </div>
      </div>
    </header>
  );
}
