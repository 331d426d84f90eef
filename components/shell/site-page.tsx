import type { ReactNode } from "react";
import { pageNonce } from "@/lib/doors/page-nonce";
import type { SiteLook } from "@/lib/sites/site-look";
import { PlainPage } from "./plain-page";
import { SiteBrand } from "./site-brand";
import { SitePageColours } from "./site-colours";

interface SitePageProps {
  look: SiteLook;
  title: string;
  children: ReactNode;
}

/** Shows a page to visitors of a site. It wears the site's name, logo and colour, and nothing else. */
export async function SitePage({ look, title, children }: SitePageProps) {
  const nonce = await pageNonce();
  return (
    <>
      <SitePageColours color={look.color} nonce={nonce} />
      <PlainPage brand={<SiteBrand look={look} />} title={title}>
        {children}
      </PlainPage>
    </>
  );
}
