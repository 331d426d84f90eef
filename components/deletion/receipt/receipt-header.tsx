"use client";

import { Printer } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";
import { DeletionStatusBadge } from "../deletion-status-badge";

export function ReceiptHeader({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  return (
    <header className="space-y-2">
      <p className="text-sm print:hidden">
        <Link href="/deletions">All deletions</Link>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">
          Deletion of {contactsOf(format, deletion.contactCount)}
        </h1>
        <div className="flex items-center gap-3">
          <DeletionStatusBadge deletion={deletion} />
          <Button variant="secondary" className="print:hidden" onClick={() => window.print()}>
            <Printer aria-hidden="true" className="size-4" />
            Print
          </Button>
        </div>
      </div>
    </header>
  );
}
