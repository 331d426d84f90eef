"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { SiteLogo } from "@/components/shell/site-logo";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { removeSiteLogoAction, setSiteLogoAction } from "@/lib/sites/actions";
import { logoTypes, mostLogoBytes } from "@/lib/sites/logo-limits";
import { siteRefusalMessage } from "@/lib/sites/refusal-messages";
import { logoLabels, logoMessages } from "./logo-messages";

/** Takes a picture as the site's logo, and removes it. A big one is refused before it is sent. */
export function LogoForm({ logoUrl }: { logoUrl: string | null }) {
  const id = useId();
  const router = useRouter();
  const tell = (said: string) => (result: { ok: boolean }) => {
    if (!result.ok) return;
    toast.success(said);
    router.refresh();
  };
  const set = useMutation({
    mutationFn: async (file: File) =>
      file.size > mostLogoBytes
        ? { ok: false as const, refusal: "logo_too_big" as const }
        : setSiteLogoAction({ bytes: new Uint8Array(await file.arrayBuffer()) }),
    onSuccess: tell(logoMessages.saved),
  });
  const remove = useMutation({
    mutationFn: () => removeSiteLogoAction({}),
    onSuccess: tell(logoMessages.removed),
  });
  const problem = problemOf(set, siteRefusalMessage) ?? problemOf(remove, siteRefusalMessage);
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="grid size-16 shrink-0 place-items-center rounded-xl border border-border bg-muted text-xs text-ink-soft">
        {logoUrl ? <SiteLogo url={logoUrl} className="size-12" /> : logoLabels.none}
      </span>
      <div className="min-w-0 flex-1 basis-60 space-y-1.5">
        <label htmlFor={id} className="block text-sm font-medium">
          {logoUrl ? logoLabels.chooseAnother : logoLabels.choose}
        </label>
        <input
          id={id}
          type="file"
          accept={logoTypes}
          aria-describedby={`${id}-note`}
          className="block w-full text-sm file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-lg file:border file:border-border-strong file:bg-surface file:px-4 file:text-sm file:font-medium file:text-ink"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file && !set.isPending) set.mutate(file);
            target.value = "";
          }}
        />
        <p
          id={`${id}-note`}
          role={problem ? "alert" : undefined}
          className={problem ? "text-sm text-danger" : "text-sm text-ink-soft"}
        >
          {problem ?? logoMessages.hint}
        </p>
      </div>
      {logoUrl && (
        <IfMay do="settings.write">
          <Button isBusy={remove.isPending} onClick={() => !remove.isPending && remove.mutate()}>
            {logoLabels.remove}
          </Button>
        </IfMay>
      )}
    </div>
  );
}
