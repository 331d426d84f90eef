"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, Download, Ellipsis, Mail, Merge, Tag, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { preloadSendEmailDialog, SendEmailDialog } from "@/components/broadcasts/dialog/send-email-dialog";
import { type OfferedKind, offeredBulkActions } from "@/components/bulk-actions/actions/bulk-action-kinds";
import {
  BulkActionDialog,
  preloadBulkActionDialog,
} from "@/components/bulk-actions/dialog/bulk-action-dialog";
import {
  DeleteContactsDialog,
  preloadDeleteDialog,
} from "@/components/deletion/dialog/delete-contacts-dialog";
import { useKey } from "@/components/keyboard/use-key";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { Menu, MenuContent, MenuEnd, MenuGroup, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { filterOptionsQuery } from "../contact-queries";
import { actionColumns, type MenuAction } from "./action-groups";
import { MergeDialog, preloadMergeDialog } from "./merge-dialog";

interface MoreActionsProps {
  /** Is undefined while nothing is selected. */
  selection: ContactSelection | undefined;
  /** Shows the actions that are wanted most as buttons beside the menu, once something is selected. */
  hasButtons?: boolean;
  /** Leaves out what cannot be done, on the page of one contact. */
  contact?: { isHidden: boolean };
  /** Is called when the selected contacts are being deleted, or were merged. */
  onDeletionConfirmed(): void;
  /** Is called when a job starts that hides the selected contacts, because they are about to leave the list. */
  onHidden?(): void;
}

/** Loads the dialogs and what they offer while the owner reads the menu, so that none of them is waited for. */
function preloadDialogs(client: QueryClient): void {
  void client.prefetchQuery(filterOptionsQuery);
  preloadDeleteDialog();
  preloadBulkActionDialog();
  preloadSendEmailDialog();
  preloadMergeDialog();
}

type Action = "delete" | MenuAction;

const buttons = [
  { action: "send", label: "Email", icon: Mail },
  { action: "add_tag", label: "Tag", icon: Tag },
  { action: "export", label: "Export", icon: Download },
] as const;

/** Lists what can be done with the selected contacts. Delete stands alone at the end. */
export function MoreActions({
  selection,
  hasButtons = false,
  contact,
  onDeletionConfirmed,
  onHidden,
}: MoreActionsProps) {
  const client = useQueryClient();
  const isHydrated = useIsHydrated();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const returnFocusRef = useRef<HTMLElement>(null);
  // The selection is frozen when an action is chosen, so the count in its dialog does not follow the list behind it.
  const [chosen, setChosen] = useState<ContactSelection>();
  const [open, setOpen] = useState<Action>();
  const [lastJob, setLastJob] = useState<OfferedKind>("add_tag");

  function choose(action: Action, from: Element | null = buttonRef.current) {
    returnFocusRef.current = from as HTMLElement | null;
    setChosen(selection);
    setOpen(action);
    if (action !== "delete" && action !== "send" && action !== "merge") setLastJob(action);
  }

  // The key opens the dialog without the menu.
  const isAnySelected = selection !== undefined;
  useEffect(() => {
    if (isAnySelected && !contact) preloadDeleteDialog();
  }, [isAnySelected, contact]);
  useKey("#", () => selection && choose("delete", document.activeElement));

  /** Returns the focus to the button, because the place it came from may be gone. */
  function leave() {
    returnFocusRef.current = buttonRef.current;
    onDeletionConfirmed();
  }

  const pair = pairOf(chosen);
  const pointless = contact && (contact.isHidden ? "hide" : "unhide");
  const toggle = (action: Action) => (isOpen: boolean) => setOpen(isOpen ? action : undefined);

  return (
    <>
      {hasButtons &&
        selection &&
        buttons.map(({ action, label, icon: Icon }) => (
          <Button
            key={action}
            variant="ghost"
            aria-label={`${label} the selected contacts`}
            title={label}
            className="max-xl:px-3"
            onPointerEnter={() => preloadDialogs(client)}
            onFocus={() => preloadDialogs(client)}
            onClick={(event) => choose(action, event.currentTarget)}
          >
            <Icon aria-hidden="true" className="size-4" />
            <span className="max-xl:hidden">{label}</span>
          </Button>
        ))}
      <Menu onOpenChange={(isOpen) => isOpen && preloadDialogs(client)}>
        <MenuTrigger>
          <Button
            ref={buttonRef}
            disabled={!isHydrated}
            className={classNames(hasButtons && (selection ? "max-lg:ml-auto" : "max-sm:px-3"))}
          >
            {hasButtons && !selection && <Ellipsis aria-hidden="true" className="size-4 sm:hidden" />}
            <span className={classNames(hasButtons && !selection && "max-sm:sr-only")}>More Actions</span>
            <ChevronDown
              aria-hidden="true"
              className={classNames("size-4", hasButtons && !selection && "max-sm:hidden")}
            />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {!selection && <p className="px-3 py-2 text-sm text-ink-soft">Select contacts first.</p>}
          <div className="sm:grid sm:grid-cols-2 sm:gap-x-2">
            {actionColumns.map((groups) => (
              <div key={groups[0].label}>
                {groups.map(({ label, actions }) => (
                  <MenuGroup key={label} label={label}>
                    {actions
                      .filter((action) => action !== pointless && !(action === "merge" && contact))
                      .map((action) => (
                        <ActionItem
                          key={action}
                          action={action}
                          isPossible={Boolean(action === "merge" ? pairOf(selection) : selection)}
                          onChoose={choose}
                        />
                      ))}
                  </MenuGroup>
                ))}
              </div>
            ))}
          </div>
          {!contact && (
            <MenuGroup label="Everyone">
              <MenuItem asChild>
                <Link href="/contacts/duplicates" prefetch={false}>
                  <Users aria-hidden="true" className="size-4" />
                  Find duplicates
                </Link>
              </MenuItem>
            </MenuGroup>
          )}
          <MenuEnd>
            <MenuItem isDestructive disabled={!selection} onSelect={() => choose("delete")}>
              <Trash2 aria-hidden="true" className="size-4" />
              Delete
            </MenuItem>
          </MenuEnd>
        </MenuContent>
      </Menu>
      {chosen && (
        <ReturnFocusContext value={() => returnFocusRef.current}>
          <SendEmailDialog open={open === "send"} onOpenChange={toggle("send")} selection={chosen} />
          <BulkActionDialog
            kind={lastJob}
            open={open === lastJob}
            onOpenChange={toggle(lastJob)}
            onStarted={() => lastJob === "hide" && onHidden?.()}
            selection={chosen}
          />
          {pair && (
            <MergeDialog
              key={pair.join(" ")}
              open={open === "merge"}
              onOpenChange={toggle("merge")}
              ids={pair}
              onMerged={leave}
            />
          )}
          <DeleteContactsDialog
            open={open === "delete"}
            onOpenChange={toggle("delete")}
            selection={chosen}
            onConfirmed={leave}
          />
        </ReturnFocusContext>
      )}
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
    <MenuItem disabled={!isPossible} onSelect={() => onChoose(action)}>
      <Icon aria-hidden="true" className="size-4" />
      {title}
    </MenuItem>
  );
}

function labelOf(action: MenuAction) {
  if (action === "send") return { title: "Send email", icon: Mail };
  if (action === "merge") return { title: "Merge two contacts", icon: Merge };
  return offeredBulkActions[action];
}

/** Returns two contacts that were selected by hand; there is nothing to merge otherwise. */
function pairOf(selection: ContactSelection | undefined): [number, number] | undefined {
  if (selection?.kind !== "ids" || selection.ids.length !== 2) return undefined;
  const [first, second] = selection.ids;
  return first !== undefined && second !== undefined ? [first, second] : undefined;
}
