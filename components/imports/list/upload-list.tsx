"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { fileNameHeader } from "@/lib/imports/file/file-name-header";
import { type ImportRefusal, importRefusalMessage } from "@/lib/imports/refusal-messages";
import { uploadLabels, uploadMessages } from "./upload-messages";

type Answer = { ok: true; importId: number } | ({ ok: false } & ImportRefusal);

async function upload({ body, name }: { body: Blob; name: string }): Promise<Answer> {
  const response = await fetch("/api/imports", {
    method: "POST",
    body,
    headers: { "content-type": "text/csv", [fileNameHeader]: encodeURIComponent(name) },
  });
  return response.json();
}

/** Takes a list of people: dropped, chosen or pasted. The list is checked before anything happens. */
export function UploadList() {
  const router = useRouter();
  const isHydrated = useIsHydrated();
  const pasteId = useId();
  const [pasted, setPasted] = useState("");
  const [isOver, setOver] = useState(false);
  const send = useMutation({
    mutationFn: upload,
    onSuccess: (answer) => {
      if (answer.ok) router.push(`/imports/${answer.importId}`);
    },
  });
  const isBusy = send.isPending || send.data?.ok;
  const problem = problemOf(send, importRefusalMessage, uploadMessages.unanswered);

  function take(file: File | undefined) {
    if (file && !isBusy) send.mutate({ body: file, name: file.name });
  }

  return (
    <section
      aria-label={uploadLabels.upload}
      className="rounded-xl border border-border bg-surface p-5 sm:p-6"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the file box is the way for everyone. */}
      <div
        className={classNames(
          "rounded-xl border-2 border-dashed px-6 py-10 text-center",
          isOver ? "border-accent bg-accent-soft" : "border-border-strong",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <Upload aria-hidden="true" className="mx-auto mb-3 size-6 text-ink-soft" />
        <p className="font-medium">{uploadLabels.drop}</p>
        <p className="mt-1 mb-4 text-sm text-ink-soft">{uploadMessages.from}</p>
        <label className="relative inline-flex min-h-10 cursor-pointer items-center rounded-lg border border-border-strong bg-surface px-4 text-sm font-medium hover:bg-muted has-focus-visible:outline-2 has-focus-visible:outline-focus">
          {uploadLabels.choose}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className="absolute inset-0 cursor-pointer opacity-0"
            disabled={!isHydrated}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      </div>
      <div aria-live="polite">
        {isBusy && <p className="mt-3 text-sm text-ink-soft">{uploadMessages.reading}</p>}
        {problem && (
          <p role="alert" className="mt-3 text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
      <details className="mt-4 text-sm">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
          {uploadLabels.paste}
        </summary>
        <form
          className="mt-3 space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) send.mutate({ body: new Blob([pasted]), name: "pasted.csv" });
          }}
        >
          <label htmlFor={pasteId} className="block font-medium">
            {uploadLabels.pasted}
          </label>
          <textarea
            id={pasteId}
            rows={6}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            placeholder={uploadMessages.example}
            className="w-full rounded-lg border border-border-strong bg-surface p-3 font-mono text-sm placeholder:text-ink-soft"
          />
          <Button type="submit">{uploadLabels.use}</Button>
        </form>
      </details>
    </section>
  );
}
