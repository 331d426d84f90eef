"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { columnsMessages, ofSegmentMessage } from "./columns-messages";
import type { ListColumns } from "./use-list-columns";

const Form = lazyPart(() => import("./columns-form").then(({ ColumnsForm }) => ColumnsForm), DialogWaiting);

interface ColumnsDialogProps {
  look: ListColumns;
  isRoomy: boolean;
}

/** Chooses the columns of the list, their order and widths, and the height of its rows. */
export function ColumnsDialog({ look, isRoomy }: ColumnsDialogProps) {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={columnsMessages.title}
      description={look.segment ? ofSegmentMessage(look.segment.name) : columnsMessages.ofBrowser}
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={columnsMessages.title}
          title={columnsMessages.title}
          disabled={!isHydrated}
          {...Form.whenNear}
        >
          <Columns3 aria-hidden="true" className="size-5" />
        </Button>
      }
    >
      <Form look={look} isRoomy={isRoomy} onDone={() => setOpen(false)} />
    </Dialog>
  );
}
