"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { AlertDialog } from "radix-ui";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { DialogShell } from "@/components/ui/dialog-shell";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { deleteDraftAction, duplicateBroadcastAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { unansweredMessage } from "../broadcast-messages";
import { menuLabels, menuMessages } from "./menu-messages";

interface BroadcastMenuProps {
  broadcast: BroadcastDetails;
  onBefore?(): Promise<boolean>;
}

/** Offers what is seldom done with a broadcast. */
export function BroadcastMenu({ broadcast: { id, status }, onBefore }: BroadcastMenuProps) {
  const router = useRouter();
  const client = useQueryClient();
  const duplicate = useMutation({
    mutationFn: async () => {
      await onBefore?.();
      return duplicateBroadcastAction({ broadcastId: id });
    },
    onError: () => toast.error(unansweredMessage),
    onSuccess: (made) => {
      if (!made.ok) return toast.error(problemOf({ isError: false, data: made }, draftRefusalMessage));
      void client.invalidateQueries({ queryKey: queryKeys.broadcastList });
      router.push(`/broadcasts/${made.broadcastId}`);
      return toast.success(menuMessages.duplicated);
    },
  });
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button size="icon" aria-label={menuLabels.open}>
            <Ellipsis aria-hidden="true" className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => duplicate.mutate()}>
            <Copy aria-hidden="true" className="size-4" />
            {menuLabels.duplicate}
          </MenuItem>
          {status === "draft" && (
            <MenuItem isDestructive onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden="true" className="size-4" />
              {menuLabels.delete}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      <DeleteDraft id={id} open={isDeleting} onOpenChange={setDeleting} />
    </>
  );
}

interface DeleteDraftProps {
  id: number;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Asks before a draft is deleted, because its text cannot be brought back. */
function DeleteDraft({ id, open, onOpenChange }: DeleteDraftProps) {
  const router = useRouter();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteDraftAction({ broadcastId: id }),
    onSuccess: (gone) => {
      if (!gone.ok) return;
      void client.invalidateQueries({ queryKey: queryKeys.broadcastList });
      router.push("/broadcasts");
      toast.success(menuMessages.deleted);
    },
  });
  return (
    <DialogShell
      open={open}
      onOpenChange={onOpenChange}
      isAlert
      isDescribed
      width="md"
      title={menuMessages.deleteTitle}
    >
      <AlertDialog.Description className="mt-2 text-sm text-ink-soft">
        {menuMessages.delete}
      </AlertDialog.Description>
      <p role="alert" className="mt-3 text-sm text-danger empty:hidden">
        {problemOf(remove, draftRefusalMessage, unansweredMessage)}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        <AlertDialog.Cancel asChild>
          <Button>{menuLabels.keep}</Button>
        </AlertDialog.Cancel>
        <Button
          variant="danger"
          isBusy={remove.isPending}
          onClick={() => !remove.isPending && remove.mutate()}
        >
          {menuLabels.delete}
        </Button>
      </div>
    </DialogShell>
  );
}
