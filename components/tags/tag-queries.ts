import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { refineParts } from "@/components/data/refine-parts";
import type { CountedTags, TagChangePlan, TagView } from "@/lib/tags/tag-view";

const lookAgainMs = 1000;

/** Lists the tags with their counts, and looks again while one is being merged or deleted. */
export const tagsQuery = queryOptions({
  queryKey: queryKeys.tags,
  queryFn: (context) => refineParts<CountedTags>("/api/tags", context, joinTags),
  refetchInterval: ({ state }) => (state.data?.changes.some(isRunning) ? lookAgainMs : false),
});

function isRunning({ status }: CountedTags["changes"][number]): boolean {
  return status === "running";
}

/** Adds what was counted now to what is known: a tag that was not counted keeps its count. */
function joinTags(known: CountedTags, part: CountedTags): CountedTags {
  const before = new Map(known.tags.map((tag) => [tag.id, tag]));
  const newest = (tag: TagView) => {
    const earlier = before.get(tag.id);
    return !tag.isExact && earlier && (earlier.isExact || earlier.count > tag.count) ? earlier : tag;
  };
  return { ...part, tags: part.tags.map(newest) };
}

/** Counts what a merge into another tag, or without one a deletion, does. */
export function tagPlanQuery(tagId: number, intoId: number | undefined) {
  const path = `/api/tags/${tagId}/plan${intoId === undefined ? "" : `?into=${intoId}`}`;
  return queryOptions({
    queryKey: queryKeys.tagPlan(tagId, intoId),
    queryFn: (context) => refineParts<TagChangePlan>(path, context, (_, part) => part),
    gcTime: 0,
  });
}
