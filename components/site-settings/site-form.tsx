"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { setSiteAction } from "@/lib/sites/actions";
import { siteRefusalMessage } from "@/lib/sites/refusal-messages";
import type { SiteSettings } from "@/lib/sites/set-site";
import { ColourField } from "./colour-field";
import { siteFormLabels, siteFormMessages } from "./site-form-messages";

interface SiteFormProps {
  typed: SiteSettings;
  onTyped(typed: SiteSettings): void;
  /** Is told what was saved, as it was typed. */
  onSaved(typed: SiteSettings): void;
  timeZones: string[];
}

export function SiteForm({ typed, onTyped, onSaved, timeZones }: SiteFormProps) {
  const router = useRouter();
  const zoneId = useId();
  const save = useMutation({
    mutationFn: setSiteAction,
    onSuccess: (result, sent) => {
      if (!result.ok) return;
      onSaved(sent);
      toast.success(siteFormMessages.saved);
      router.refresh();
    },
  });
  const refused = refusalOf(save);
  const problem = problemOf(save, siteRefusalMessage);
  const field = refused?.refusal === "invalid_input" ? refused.field : undefined;
  const errorOf = (name: keyof SiteSettings) => (field === name ? problem : undefined);
  const change = (changed: Partial<SiteSettings>) => {
    save.reset();
    onTyped({ ...typed, ...changed });
  };
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(typed);
      }}
    >
      <Field
        label={siteFormLabels.name}
        value={typed.name}
        onChange={({ target }) => change({ name: target.value })}
        error={errorOf("name")}
      />
      <TextArea
        label={siteFormLabels.postalAddress}
        hint={siteFormMessages.postalAddressHint}
        rows={3}
        autoComplete="off"
        value={typed.postalAddress}
        onChange={({ target }) => change({ postalAddress: target.value })}
        error={errorOf("postalAddress")}
      />
      <div className="space-y-1.5">
        <label htmlFor={zoneId} className="block text-sm font-medium">
          {siteFormLabels.timeZone}
        </label>
        <Select
          id={zoneId}
          value={typed.timeZone}
          onChange={({ target }) => change({ timeZone: target.value })}
        >
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </div>
      <ColourField color={typed.color} onColor={(color) => change({ color })} error={errorOf("color")} />
      {problem && !field && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <IfMay do="settings.write">
        <Button type="submit" variant="primary" isBusy={save.isPending}>
          {save.isPending ? siteFormLabels.saving : siteFormLabels.save}
        </Button>
      </IfMay>
    </form>
  );
}
