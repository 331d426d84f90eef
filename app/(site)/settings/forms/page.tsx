import type { Metadata } from "next";
import { FormSettings } from "@/components/forms/form-settings";
import { NoMailServer } from "@/components/mail/no-mail-server";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listForms } from "@/lib/forms/site-forms";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Forms" };

export default async function FormsPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader
        title="Forms"
        description="Let visitors sign up. Each confirms by email before any marketing email."
      />
      {!hasMailServer(database(), access.siteId) && (
        <NoMailServer>
          People who sign up can't be asked to confirm until a mail server is set up.
        </NoMailServer>
      )}
      <FormSettings forms={listForms(access, database())} appUrl={appUrl()} />
    </>
  );
}
