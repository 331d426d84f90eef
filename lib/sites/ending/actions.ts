"use server";

import { z } from "zod";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { endSite, siteToEnd } from "./end-site";
import { keepSite } from "./keep-site";
import { removeSite } from "./remove-site";

export const endSiteAction = siteAction({
  permission: "site.delete",
  input: siteToEnd,
  run: async (access, site) => endSite(access, database(), site, Date.now(), await currentFreshAt()),
});

export const keepSiteAction = siteAction({
  permission: "site.delete",
  input: z.strictObject({}),
  run: (access) => keepSite(access, database(), Date.now()),
});

export const removeSiteAction = siteAction({
  permission: "site.delete",
  input: z.strictObject({}),
  run: async (access) => removeSite(access, database(), Date.now(), await currentFreshAt()),
});
