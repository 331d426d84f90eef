"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { discardSegment, newSegment, ofSegment, saveSegment } from "./segments";

export const saveSegmentAction = siteAction({
  roles: ["owner", "assistant"],
  input: newSegment,
  run: (access, segment) => saveSegment(access, database(), segment, Date.now()),
});

export const discardSegmentAction = siteAction({
  roles: ["owner", "assistant"],
  input: ofSegment,
  run: (access, segment) => discardSegment(access, database(), segment, Date.now()),
});
