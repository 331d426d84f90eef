"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { changeSegment, segmentWithFilter } from "./change-segment";
import { discardSegment } from "./discard-segment";
import { moveSegment, segmentWithPlace } from "./move-segment";
import { renameSegment, segmentWithName } from "./rename-segment";
import { restoredSegment, restoreSegment } from "./restore-segment";
import { saveSegment } from "./save-segment";
import { columnsForSegment, setSegmentColumns } from "./segment-columns";
import { newSegment, ofSegment } from "./segment-rules";

export const saveSegmentAction = siteAction({
  permission: "segments.write",
  input: newSegment,
  run: (access, segment) => saveSegment(access, database(), segment, Date.now()),
});

export const renameSegmentAction = siteAction({
  permission: "segments.write",
  input: segmentWithName,
  run: (access, segment) => renameSegment(access, database(), segment, Date.now()),
});

export const changeSegmentAction = siteAction({
  permission: "segments.write",
  input: segmentWithFilter,
  run: (access, segment) => changeSegment(access, database(), segment, Date.now()),
});

export const moveSegmentAction = siteAction({
  permission: "segments.write",
  input: segmentWithPlace,
  run: (access, place) => moveSegment(access, database(), place, Date.now()),
});

export const discardSegmentAction = siteAction({
  permission: "segments.write",
  input: ofSegment,
  run: (access, segment) => discardSegment(access, database(), segment, Date.now()),
});

export const restoreSegmentAction = siteAction({
  permission: "segments.write",
  input: restoredSegment,
  run: (access, segment) => restoreSegment(access, database(), segment, Date.now()),
});

export const setSegmentColumnsAction = siteAction({
  permission: "segments.write",
  input: columnsForSegment,
  run: (access, columns) => setSegmentColumns(access, database(), columns),
});
