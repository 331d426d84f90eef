import type { Metadata } from "next";
import { ApiKeySettings } from "@/components/api-keys/api-key-settings";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { listApiKeys } from "@/lib/api-keys/api-keys";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.apiKeys.title };

export default async function ApiKeysPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader {...pageMessages.apiKeys} />
      <ApiKeySettings keys={listApiKeys(access, database(), Date.now())} appUrl={appUrl()} />
    </>
  );
}
