import type { Metadata } from "next";
import { pageMessages } from "@/components/shell/page-messages";
import { SiteSettingsPage } from "@/components/site-settings/site-settings-page";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";
import { getDeletionBounds, hasSecondPerson } from "@/lib/sites/deletion-bounds";
import { getSiteSettings } from "@/lib/sites/set-site";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";
import { listTimeZones } from "@/lib/values/time-zones";

export const metadata: Metadata = { title: pageMessages.site.title };

export default async function SitePage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader {...pageMessages.site} />
      <SiteSettingsPage
        settings={getSiteSettings(access, database())}
        bounds={getDeletionBounds(access, database())}
        hasSecond={hasSecondPerson(access, database())}
        logoUrl={getSiteLook(database(), access.siteId).logoUrl}
        timeZones={listTimeZones()}
        mayChange={may(access, "settings.write")}
      />
    </>
  );
}
