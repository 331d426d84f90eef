"use client";

import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useLeaveQuestion } from "@/components/ui/use-leave-question";
import type { DeletionBounds } from "@/lib/sites/deletion-bounds";
import type { SiteSettings } from "@/lib/sites/set-site";
import { BoundsForm } from "./bounds-form";
import { boundsLabels } from "./bounds-messages";
import { LogoForm } from "./logo-form";
import { SiteForm } from "./site-form";
import { SitePreview } from "./site-preview";
import { readOnlyMessage, siteSettingsLabels } from "./site-settings-messages";

interface SiteSettingsPageProps {
  settings: SiteSettings;
  bounds: DeletionBounds;
  /** Tells whether there is anyone else who could agree to a deletion. */
  hasSecond: boolean;
  logoUrl: string | null;
  timeZones: string[];
  mayChange: boolean;
}

/** Shows what the site is called and how it looks, beside what visitors get to see of it. */
export function SiteSettingsPage({
  settings,
  bounds,
  hasSecond,
  logoUrl,
  timeZones,
  mayChange,
}: SiteSettingsPageProps) {
  const [typed, setTyped] = useState(settings);
  const [saved, setSaved] = useState(settings);
  const question = useLeaveQuestion(JSON.stringify(typed) !== JSON.stringify(saved));
  return (
    <>
      {!mayChange && <Notice tone="info" title={readOnlyMessage} className="mb-5" />}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <fieldset disabled={!mayChange} className="min-w-0 space-y-5">
          <legend className="sr-only">{siteSettingsLabels.site}</legend>
          <Card title={siteSettingsLabels.look}>
            <SiteForm typed={typed} onTyped={setTyped} onSaved={setSaved} timeZones={timeZones} />
          </Card>
          <Card title={siteSettingsLabels.logo}>
            <LogoForm logoUrl={logoUrl} />
          </Card>
          <Card title={boundsLabels.title}>
            <BoundsForm bounds={bounds} hasSecond={hasSecond} />
          </Card>
        </fieldset>
        <SitePreview look={{ ...typed, logoUrl }} postalAddress={typed.postalAddress} />
      </div>
      {question}
    </>
  );
}
