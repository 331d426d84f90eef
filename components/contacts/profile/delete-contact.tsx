"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import {
  DeleteContactsDialog,
  preloadDeleteDialog,
} from "@/components/deletion/dialog/delete-contacts-dialog";
import { OnlyNote, useMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { useLastListUrl, withoutTyped } from "../last-list-url";
import { deleteLabels, deleteMessages } from "./delete-messages";

/** Says what deleting this contact takes away and stops, and opens the warning that deletes them. */
export function DeleteContact({ contact }: { contact: ContactProfile }) {
  const may = useMay();
  const format = useFormats();
  const router = useRouter();
  const listUrl = useLastListUrl();
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const { id, isBeingErased, deletion } = contact;
  const isUnderWay = isBeingErased || deletion !== null;
  return (
    <Card title={deleteLabels.title}>
      <ul className="list-disc space-y-1 pl-5 text-sm text-ink-soft">
        {deleteMessages(format, contact).map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {may("contacts.delete") ? (
        <Button
          className="mt-4 enabled:border-danger enabled:text-danger"
          disabled={!isHydrated || isUnderWay}
          title={isUnderWay ? deleteLabels.underWay : undefined}
          onPointerEnter={preloadDeleteDialog}
          onFocus={preloadDeleteDialog}
          onClick={() => setOpen(true)}
        >
          {deleteLabels.button}
        </Button>
      ) : (
        <div className="mt-4">
          <OnlyNote permission="contacts.delete" />
        </div>
      )}
      <DeleteContactsDialog
        open={isOpen}
        onOpenChange={setOpen}
        selection={{ kind: "ids", ids: [id] }}
        onConfirmed={() => router.push(withoutTyped(listUrl))}
      />
    </Card>
  );
}
