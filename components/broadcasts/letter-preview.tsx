"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { withStyleNonce } from "@/components/ui/style-nonce";
import type { BroadcastView } from "@/lib/broadcasts/broadcast-view";
import { previewQuery } from "./broadcast-queries";
import { frameLabels, lookLabels, previewLabels, previewMessages } from "./preview-messages";

type Look = keyof typeof lookLabels;

const widths: Record<Exclude<Look, "text">, string> = { wide: "w-[600px]", narrow: "w-[320px]" };

/** Shows a broadcast as its readers get it: on a computer, on a phone, and as plain text. */
export function LetterPreview({ broadcast }: { broadcast: Pick<BroadcastView, "id" | "updatedAt"> }) {
  const [look, setLook] = useState<Look>("wide");
  const { data, isError } = useQuery(previewQuery(broadcast));
  return (
    <section aria-label={previewLabels.title} className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base font-semibold">{previewLabels.title}</h2>
        <fieldset className="flex rounded-lg border border-border-strong bg-surface p-0.5">
          <legend className="sr-only">{previewLabels.look}</legend>
          {Object.entries(lookLabels).map(([name, label]) => (
            <label
              key={name}
              className="cursor-pointer rounded-md px-3 py-1 text-sm text-ink-soft has-checked:bg-muted has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:underline"
            >
              <input
                type="radio"
                name="look"
                className="sr-only"
                checked={look === name}
                onChange={() => setLook(name as Look)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="flex min-h-96 justify-center overflow-hidden rounded-xl border border-border bg-muted">
        {isError && (
          <p role="alert" className="p-6 text-sm">
            {previewMessages.unread}
          </p>
        )}
        {!data && !isError && (
          <div className="w-full space-y-4 bg-surface p-8">
            <p className="sr-only">{previewMessages.reading}</p>
            <Skeleton className="w-24" />
            <Skeleton className="w-full" />
            <Skeleton className="w-2/3" />
          </div>
        )}
        {data && look === "text" && (
          <pre className="w-full bg-surface p-5 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
            {data.text}
          </pre>
        )}
        {data && look !== "text" && (
          // Nothing in the frame runs, and it loads nothing.
          <iframe
            title={frameLabels[look]}
            sandbox=""
            srcDoc={withStyleNonce(data.html)}
            className={classNames("h-[36rem] max-w-full bg-white", widths[look])}
          />
        )}
      </div>
    </section>
  );
}
