"use client";

import { useState } from "react";
import { RecoveryCodes } from "@/components/account/recovery-codes";
import { SecondFactorSetUp } from "@/components/account/second-factor-set-up";
import { PageProviders } from "@/components/providers/page-providers";
import { useChooseSite } from "@/components/sites/use-choose-site";
import { Button, buttonStyles } from "@/components/ui/button";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { homePath } from "@/lib/auth/return-path";
import { neededLabels, neededMessage, neededMessages } from "./second-factor-needed-messages";

interface NeededSecondFactorProps {
  siteName: string;
  isOn: boolean;
  otherSites: OwnSite[];
}

/** Lets somebody set up the second factor without which a site shows them nothing. */
export function NeededSecondFactor(props: NeededSecondFactorProps) {
  return (
    <PageProviders hasPasskey={false}>
      <SetUpHere {...props} />
    </PageProviders>
  );
}

function SetUpHere({ siteName, isOn, otherSites }: NeededSecondFactorProps) {
  // The page is made anew once the factor is on, and the codes are still to be shown then.
  const [wasOn] = useState(isOn);
  const [codes, setCodes] = useState<string[]>();
  if (codes) return <RecoveryCodes codes={codes} onKept={() => window.location.assign(homePath)} />;
  if (wasOn)
    return (
      <div className="space-y-4">
        <p>{neededMessages.done}</p>
        <a href={homePath} className={buttonStyles({ variant: "primary" })}>
          {neededLabels.goOn}
        </a>
      </div>
    );
  return (
    <div className="space-y-6">
      <p className="text-ink-soft">{neededMessage(siteName)}</p>
      <SecondFactorSetUp onOn={setCodes} />
      {otherSites.length > 0 && <OtherSites sites={otherSites} />}
    </div>
  );
}

function OtherSites({ sites }: { sites: OwnSite[] }) {
  const choose = useChooseSite();
  return (
    <section aria-label={neededLabels.otherSites} className="flex flex-wrap gap-3">
      {sites.map(({ id, name }) => (
        <Button key={id} onClick={() => choose(id)}>
          {name}
        </Button>
      ))}
    </section>
  );
}
