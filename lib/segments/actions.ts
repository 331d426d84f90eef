"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { columnsForSegment, setSegmentColumns } from "./segment-columns";
import { discardSegment, newSegment, ofSegment, saveSegment } from "./segments";

export const saveSegmentAction = siteAction({
  permission: "segments.write",
  input: newSegment,
  run: (access, segment) => saveSegment(access, database(), segment, Date.now()),
});

export const discardSegmentAction = siteAction({
  permission: "segments.write",
  input: ofSegment,
  run: (access, segment) => discardSegment(access, database(), segment, Date.now()),
});

export const setSegmentColumnsAction = siteAction({
  permission: "segments.write",
  input: columnsForSegment,
  run: (access, columns) => setSegmentColumns(access, database(), columns),
});
