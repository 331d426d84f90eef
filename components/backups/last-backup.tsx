"use client";

import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import type { LastBackup as LastBackupView } from "@/lib/backups/last-backups";
import { backupMessages } from "./backup-messages";

interface LastBackupProps {
  last: LastBackupView | undefined;
  isOverdue: boolean;
}

/** Says when the instance was backed up last, and for how long such copies remember who was deleted. */
export function LastBackup({ last, isOverdue }: LastBackupProps) {
  const format = useFormats();
  return (
    <Card title={backupMessages.title}>
      {isOverdue && (
        <Notice tone="warning" title={last ? backupMessages.old : backupMessages.never} className="mb-4">
          {backupMessages.whatToDo}
        </Notice>
      )}
      {last && (
        <p className="text-sm">
          {backupMessages.made(format, last)} {backupMessages.forget(format, last)}
        </p>
      )}
      <p className="mt-2 text-sm text-ink-soft">{backupMessages.restore}</p>
    </Card>
  );
}
