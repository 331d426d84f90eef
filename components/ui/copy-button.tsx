"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { copyLabels } from "./copy-labels";

interface CopyButtonProps {
  text: string;
  /** Names what is copied, such as "Copy the key". */
  label: string;
  /** Shows only the icon, where the text itself stands beside it. */
  isIcon?: boolean;
}

/** Copies a text, and says so. */
export function CopyButton({ text, label, isIcon = false }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      size="small"
      variant={isIcon ? "quiet" : "secondary"}
      title={isIcon ? label : undefined}
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }}
    >
      <Icon aria-hidden="true" className="size-4" />
      <span aria-live="polite" className={isIcon ? "sr-only" : undefined}>
        {isCopied ? copyLabels.copied : label}
      </span>
    </Button>
  );
}
