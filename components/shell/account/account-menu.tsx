"use client";

import { useRef, useState } from "react";
import { ShortcutHelp } from "@/components/keyboard/shortcut-help";
import { Button } from "@/components/ui/button";
import { Initials } from "@/components/ui/initials";
import { lazyPart, partWaiting } from "@/components/ui/lazy-part";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { Account } from "@/lib/auth/get-account";
import type { Role } from "@/lib/auth/site-access";
import { accountLabels } from "./account-labels";

export interface AccountMenuProps {
  account: Account;
  role: Role;
  siteName: string;
}

const Items = lazyPart(
  () => import("./account-items").then(({ AccountItems }) => AccountItems),
  partWaiting("min-h-72 p-3 text-sm text-ink-soft"),
);

/** Says who is signed in, and holds what is theirs: how this browser shows the product, help, the way out. */
export function AccountMenu({ account, role, siteName }: AccountMenuProps) {
  const isHydrated = useIsHydrated();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button
            ref={buttonRef}
            variant="ghost"
            size="icon"
            aria-label={accountLabels.menu}
            title={account.name}
            disabled={!isHydrated}
            {...Items.whenNear}
          >
            <Initials name={account.name} email={account.email} />
          </Button>
        </MenuTrigger>
        <MenuContent className="w-64">
          <Items account={account} role={role} siteName={siteName} onHelp={() => setHelpOpen(true)} />
        </MenuContent>
      </Menu>
      <ShortcutHelp open={isHelpOpen} onOpenChange={setHelpOpen} button={buttonRef} />
    </>
  );
}
