import type { Metadata } from "next";
import { LeaveSite } from "@/components/people/leave-site";
import { PeopleSettings } from "@/components/people/people-settings";
import { SecondFactorForEveryone } from "@/components/people/second-factor-for-everyone";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { listInvitations, listPeople } from "@/lib/auth/people/list-people";
import { getSecondFactorNeed } from "@/lib/auth/people/need-second-factor";
import { may } from "@/lib/auth/permissions";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.people.title };

/** Shows owners who belongs to the site; everybody else sees only what they are here, and how to leave. */
export default async function PeoplePage() {
  const access = await requireSiteAccess();
  const { name } = getSiteLook(database(), access.siteId);
  return (
    <>
      <PageHeader {...pageMessages.people} />
      <div className="space-y-5">
        {may(access, "people.manage") && (
          <>
            <PeopleSettings
              people={listPeople(access, database())}
              invitations={listInvitations(access, database())}
              yourId={access.userId}
              now={Date.now()}
            />
            <SecondFactorForEveryone
              need={getSecondFactorNeed(access, database())}
              hasOwn={hasSecondFactor(access, database())}
            />
          </>
        )}
        <LeaveSite role={access.role} siteName={name} />
      </div>
    </>
  );
}
