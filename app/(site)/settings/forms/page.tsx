import type { Metadata } from "next";
import { FormSettings } from "@/components/forms/form-settings";
import { NoMailServer } from "@/components/mail/no-mail-server";
import { noMailServerMessages } from "@/components/mail/no-mail-server-messages";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listForms } from "@/lib/forms/site-forms";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.forms.title };

export default async function FormsPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader {...pageMessages.forms} />
      {!hasMailServer(database(), access.siteId) && <NoMailServer>{noMailServerMessages.forms}</NoMailServer>}
      <FormSettings forms={listForms(access, database())} appUrl={appUrl()} />
    </>
  );
}
