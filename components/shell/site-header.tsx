import Link from "next/link";
import { CommandPalette } from "@/components/keyboard/command-palette";
import { SiteSwitcher } from "@/components/sites/site-switcher";
import type { Account } from "@/lib/auth/get-account";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { may } from "@/lib/auth/permissions";
import type { Role } from "@/lib/auth/site-access";
import type { SiteLook } from "@/lib/sites/site-look";
import { AccountMenu } from "./account/account-menu";
import { frameLabels } from "./frame-labels";
import { NavLink } from "./nav-link";
import { pageMessages } from "./page-messages";
import { ProductMark } from "./product-mark";
import { SiteLogo } from "./site-logo";

interface SiteHeaderProps {
  siteId: number;
  site: SiteLook;
  /** Lists the sites of whoever is signed in, this one too. */
  sites: OwnSite[];
  account: Account;
  role: Role;
}

/** Frames every page of a site: whose it is, its parts, the search, and who is signed in. */
export function SiteHeader({ siteId, site, sites, account, role }: SiteHeaderProps) {
  const mayCreate = may({ role }, "people.manage");
  return (
    // Every request of the page names the site that stands here.
    <header data-site={siteId} className="border-b border-border bg-surface print:hidden">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 px-4 sm:px-6 lg:flex-nowrap lg:gap-x-6">
        <div className="flex min-w-0 flex-1 items-center gap-1 lg:max-w-64 lg:flex-none xl:max-w-72">
          <Link
            href="/"
            prefetch={false}
            title={site.name}
            className="flex min-h-14 min-w-0 items-center gap-2.5 font-semibold"
          >
            {site.logoUrl ? (
              <SiteLogo url={site.logoUrl} className="size-7 rounded-md" />
            ) : (
              <ProductMark className="size-7" />
            )}
            <span className="truncate">{site.name}</span>
          </Link>
          {(sites.length > 1 || mayCreate) && (
            <SiteSwitcher sites={sites} siteId={siteId} mayCreate={mayCreate} />
          )}
        </div>
        <nav
          aria-label={frameLabels.main}
          className="scroll-hint-x [scrollbar-width:none] order-last -mx-4 flex w-[calc(100%+2rem)] overflow-x-auto px-1 sm:-mx-6 sm:w-[calc(100%+3rem)] sm:px-3 lg:order-none lg:mx-0 lg:min-h-14 lg:w-auto lg:min-w-0 lg:items-center lg:px-0"
        >
          <NavLink href="/">{pageMessages.dashboard.title}</NavLink>
          <NavLink href="/contacts">{pageMessages.contacts.title}</NavLink>
          <NavLink href="/imports">{frameLabels.imports}</NavLink>
          <NavLink href="/broadcasts">{pageMessages.broadcasts.title}</NavLink>
          <NavLink href="/deletions">{pageMessages.deletions.title}</NavLink>
          <NavLink href="/settings">{frameLabels.settings}</NavLink>
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-2">
          <CommandPalette otherSites={sites.filter(({ id }) => id !== siteId)} />
          <AccountMenu account={account} role={role} siteName={site.name} />
        </div>
      </div>
    </header>
  );
}
