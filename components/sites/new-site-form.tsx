"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { useLeavePage } from "@/components/data/leave-page";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { createSiteAction } from "@/lib/auth/people/actions";
import { listTimeZones, timeZoneOf } from "@/lib/values/time-zones";
import { siteChoiceRefusalMessage, siteFormLabels, siteFormMessages } from "./site-messages";
import { goOnElsewhere } from "./use-choose-site";

/** Asks what a new site is called and when its days begin, and goes on there. */
export function NewSiteForm() {
  const zoneId = useId();
  const [siteName, setSiteName] = useState("");
  const [timeZone, setTimeZone] = useState(() =>
    timeZoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const leavePage = useLeavePage();
  const create = useMutation({
    mutationFn: () => leavePage(() => createSiteAction({ siteName, timeZone })),
    onSuccess: (result) => result.ok && goOnElsewhere(),
  });
  const refused = refusalOf(create);
  const problem = problemOf(create, siteChoiceRefusalMessage, siteFormMessages.unanswered);
  const isOfName = refused?.refusal === "invalid_input" && refused.field === "siteName";
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!create.isPending && !create.data?.ok) create.mutate();
  }
  return (
    <form noValidate className="mt-2 space-y-5" onSubmit={submit}>
      <p className="text-sm text-ink-soft">{siteFormMessages.about}</p>
      <Field
        label={siteFormLabels.name}
        autoComplete="off"
        value={siteName}
        onChange={({ target }) => setSiteName(target.value)}
        error={isOfName ? problem : undefined}
      />
      <div className="space-y-1.5">
        <label htmlFor={zoneId} className="block text-sm font-medium">
          {siteFormLabels.timeZone}
        </label>
        <Select id={zoneId} value={timeZone} onChange={({ target }) => setTimeZone(target.value)}>
          {listTimeZones().map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </div>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {isOfName ? undefined : problem}
      </p>
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>{siteFormLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isBusy={create.isPending}>
          {siteFormLabels.create}
        </Button>
      </div>
    </form>
  );
}
