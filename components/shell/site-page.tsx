import type { ReactNode } from "react";
import { pageNonce } from "@/lib/doors/page-nonce";
import type { SiteLook } from "@/lib/sites/site-look";
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
      <main className="mx-auto flex min-h-dvh max-w-lg flex-col px-4 pt-[max(1.5rem,10dvh)] pb-12">
        <div className="rounded-xl border border-border bg-surface p-6 sm:p-8">
          <SiteBrand look={look} />
          <h1 className="mt-6 mb-4 text-2xl font-semibold tracking-tight text-balance wrap-anywhere">
            {title}
          </h1>
          {children}
        </div>
      </main>
    </>
  );
}
