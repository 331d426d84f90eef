"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { decidePair, pairDecision } from "./decide-pair";
import { requestSearch } from "./request-search";

export const searchDuplicatesAction = siteAction({
  permission: "contacts.merge",
  input: z.strictObject({}),
  run: (access) => requestSearch(access, database(), Date.now()),
});

export const decidePairAction = siteAction({
  permission: "contacts.merge",
  input: pairDecision,
  run: (access, decision) => decidePair(access, database(), decision, Date.now()),
});
