import type { Metadata } from "next";
import { pageMessages } from "@/components/shell/page-messages";
import { EndSiteCard } from "@/components/site-ending/end-site-card";
import { endingLabels } from "@/components/site-ending/ending-messages";
import { SiteSettingsPage } from "@/components/site-settings/site-settings-page";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { may } from "@/lib/auth/permissions";
import { getDeletionBounds, hasSecondPerson } from "@/lib/sites/deletion-bounds";
import { findEnding } from "@/lib/sites/ending/find-ending";
import { getSiteSettings } from "@/lib/sites/set-site";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";
import { listTimeZones } from "@/lib/values/time-zones";

export const metadata: Metadata = { title: pageMessages.site.title };

export default async function SitePage() {
  const access = await requireSiteAccess();
  const settings = getSiteSettings(access, database());
  return (
    <>
      <PageHeader {...pageMessages.site} />
      <SiteSettingsPage
        settings={settings}
        bounds={getDeletionBounds(access, database())}
        hasSecond={hasSecondPerson(access, database())}
        logoUrl={getSiteLook(database(), access.siteId).logoUrl}
        timeZones={listTimeZones()}
        mayChange={may(access, "settings.write")}
      />
      {may(access, "site.delete") && (
        <Card title={endingLabels.title} className="mt-5">
          <EndSiteCard
            siteName={settings.name}
            ending={findEnding(access, database()) ?? null}
            needsProof={!isFresh(await currentFreshAt(), Date.now())}
          />
        </Card>
      )}
    </>
  );
}
