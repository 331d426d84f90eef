import type { Metadata } from "next";
import Link from "next/link";
import { SearchButton } from "@/components/shell/search-button";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getGrowth } from "@/lib/growth/get-growth";
import { database } from "@/lib/system/instance";
import { contactsOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

export const metadata: Metadata = { title: "Not found" };

const days = 30;

/** Keeps the site's frame. It looks the same for whatever was deleted, never existed or belongs to another site. */
export default async function NotFound() {
  const access = await requireSiteAccess();
  const { deleted } = getGrowth(access, database(), days, Date.now());
  return (
    <>
      <PageHeader
        title="There is no page here"
        description={
          <>
            It was deleted, or the link is not complete.
            {deleted > 0 && (
              <>
                {" "}
                In the last {days} days {contactsOf(neutralFormats, deleted)} {deleted === 1 ? "was" : "were"}{" "}
                deleted: see{" "}
                <Link href="/deletions" prefetch={false} className="text-accent underline">
                  Deletions
                </Link>
                .
              </>
            )}
          </>
        }
      />
      <div className="flex flex-wrap gap-3">
        <Link href="/contacts" prefetch={false} className={buttonStyles({ variant: "primary" })}>
          Go to Contacts
        </Link>
        <SearchButton />
      </div>
    </>
  );
}
