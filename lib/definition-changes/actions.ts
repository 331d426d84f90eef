"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { discardChange, ofChange } from "./discard-change";

export const discardChangeAction = siteAction({
  permission: "settings.write",
  input: ofChange,
  run: (access, change) => discardChange(access, database(), change),
});
