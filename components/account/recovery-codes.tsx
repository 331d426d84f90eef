"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { secondFactorLabels } from "./second-factor-labels";
import { secondFactorMessages } from "./second-factor-messages";

/** Shows recovery codes, once: to copy or to print. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  return (
    <div className="space-y-4">
      <p className="text-sm">{secondFactorMessages.codesOnce}</p>
      <ul
        aria-label={secondFactorLabels.recoveryCodes}
        className="grid max-w-md grid-cols-2 gap-x-6 gap-y-1 rounded-lg bg-muted p-4 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <CopyButton text={codes.join("\n")} label={secondFactorLabels.copy} />
        <Button size="small" onClick={() => window.print()}>
          {secondFactorLabels.print}
        </Button>
        <Button variant="primary" onClick={onKept}>
          {secondFactorLabels.kept}
        </Button>
      </div>
    </div>
  );
}
