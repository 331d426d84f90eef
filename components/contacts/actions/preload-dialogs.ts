import { preloadSendEmailDialog } from "@/components/broadcasts/dialog/send-email-dialog";
import { preloadBulkActionDialog } from "@/components/bulk-actions/dialog/bulk-action-dialog";
import { preloadDeleteDialog } from "@/components/deletion/dialog/delete-contacts-dialog";
import { preloadMergeDialog } from "./merge-dialog";

/** Loads what the dialogs of More Actions hold, so that none of them is waited for. */
export function preloadDialogs(): void {
  preloadDeleteDialog();
  preloadBulkActionDialog();
  preloadSendEmailDialog();
  preloadMergeDialog();
}
