import type { Metadata } from "next";
import { ApiKeySettings } from "@/components/api-keys/api-key-settings";
import { PageHeader } from "@/components/ui/page-header";
import { listApiKeys } from "@/lib/api-keys/api-keys";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader title="API keys" description="Let other apps add contacts." />
      <ApiKeySettings keys={listApiKeys(access, database())} appUrl={appUrl()} />
    </>
  );
}
