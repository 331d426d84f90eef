import type { Metadata } from "next";
import Link from "next/link";
import { contactsWereLabel, notFoundLabels, notFoundMessages } from "@/components/shell/not-found-messages";
import { pageMessages } from "@/components/shell/page-messages";
import { SearchButton } from "@/components/shell/search-button";
import { buttonStyles } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getGrowth } from "@/lib/growth/get-growth";
import { database } from "@/lib/system/instance";
import { neutralFormats } from "@/lib/values/formats";

export const metadata: Metadata = { title: notFoundLabels.pageTitle };

const days = 30;

/** Keeps the site's frame. It looks the same for whatever was deleted, never existed or belongs to another site. */
export default async function NotFound() {
  const access = await requireSiteAccess();
  const { deleted } = getGrowth(access, database(), days, Date.now());
  return (
    <>
      <PageHeader
        title={notFoundMessages.title}
        description={
          <>
            {notFoundMessages.member}
            {deleted > 0 && (
              <>
                {" "}
                <Filled
                  message={notFoundMessages.deletedLately}
                  with={{
                    days,
                    contacts: contactsWereLabel(neutralFormats, deleted),
                    deletions: (
                      <Link href="/deletions" prefetch={false} className="text-accent underline">
                        {pageMessages.deletions.title}
                      </Link>
                    ),
                  }}
                />
              </>
            )}
          </>
        }
      />
      <div className="flex flex-wrap gap-3">
        <Link href="/contacts" prefetch={false} className={buttonStyles({ variant: "primary" })}>
          {notFoundLabels.goToContacts}
        </Link>
        <SearchButton />
      </div>
    </>
  );
}
