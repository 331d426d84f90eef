"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Mail, Merge, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { offeredBulkActions } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { useMay } from "@/components/roles/role-provider";
import { firstFocus } from "@/components/ui/lazy-part";
import { MenuEnd, MenuGroup, MenuItem } from "@/components/ui/menu";
import { onlyMessages } from "@/lib/auth/permission-labels";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { filterOptionsQuery } from "../contact-queries";
import { type Action, actionColumns, type MenuAction, permissionOf } from "./action-groups";
import { menuLabels } from "./menu-labels";
import { pairOf } from "./pair-of";
import { preloadDialogs } from "./preload-dialogs";

interface ActionItemsProps {
  /** Is undefined while nothing is selected. */
  selection: ContactSelection | undefined;
  /** Leaves out what cannot be done, on the page of one contact. */
  contact: { isHidden: boolean } | undefined;
  onChoose(action: Action): void;
}

const lookedFor = ["contacts.delete", "contacts.merge", "contacts.export", "subscriptions.cancel"] as const;

/** Lists the actions in groups. The dialogs and what they offer load while the owner reads. */
export function ActionItems({ selection, contact, onChoose }: ActionItemsProps) {
  const client = useQueryClient();
  useEffect(() => {
    void client.prefetchQuery(filterOptionsQuery);
    preloadDialogs();
  }, [client]);
  const may = useMay();
  const lacking = lookedFor.filter((permission) => !may(permission));
  const pointless = contact && (contact.isHidden ? "hide" : "unhide");
  return (
    <>
      {!selection && <p className="px-3 py-2 text-sm text-ink-soft">{menuLabels.nobody}</p>}
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-2">
        {actionColumns.map((groups, column) => (
          <div key={groups[0].label}>
            {groups.map(({ label, actions }) => (
              <MenuGroup key={label} label={label}>
                {actions
                  .filter(
                    (action) =>
                      may(permissionOf(action)) && action !== pointless && !(action === "merge" && contact),
                  )
                  .map((action) => (
                    <ActionItem
                      key={action}
                      action={action}
                      isPossible={Boolean(action === "merge" ? pairOf(selection) : selection)}
                      onChoose={onChoose}
                    />
                  ))}
              </MenuGroup>
            ))}
            {column === 0 && !contact && may("contacts.merge") && (
              <MenuGroup label={menuLabels.everyone}>
                <MenuItem asChild>
                  <Link href="/contacts/duplicates" prefetch={false}>
                    <Users aria-hidden="true" className="size-4" />
                    {menuLabels.duplicates}
                  </Link>
                </MenuItem>
              </MenuGroup>
            )}
          </div>
        ))}
      </div>
      <MenuEnd>
        {may("contacts.delete") && (
          <MenuItem isDestructive disabled={!selection} onSelect={() => onChoose("delete")}>
            <Trash2 aria-hidden="true" className="size-4" />
            {menuLabels.delete}
          </MenuItem>
        )}
        {lacking.length > 0 && (
          <p className="max-w-md px-3 py-2 text-xs text-ink-soft">{onlyMessages(lacking)}</p>
        )}
      </MenuEnd>
    </>
  );
}

interface ActionItemProps {
  action: MenuAction;
  isPossible: boolean;
  onChoose(action: MenuAction): void;
}

function ActionItem({ action, isPossible, onChoose }: ActionItemProps) {
  const { title, icon: Icon } = labelOf(action);
  return (
    <MenuItem
      disabled={!isPossible}
      onSelect={() => onChoose(action)}
      {...(action === "send" && isPossible && firstFocus)}
    >
      <Icon aria-hidden="true" className="size-4" />
      {title}
    </MenuItem>
  );
}

function labelOf(action: MenuAction) {
  if (action === "send") return { title: menuLabels.send, icon: Mail };
  if (action === "merge") return { title: menuLabels.merge, icon: Merge };
  return offeredBulkActions[action];
}
