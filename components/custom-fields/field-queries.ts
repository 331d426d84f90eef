import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { refineParts } from "@/components/data/refine-parts";
import type { CountedFields, FieldView } from "@/lib/custom-fields/field-view";

const lookAgainMs = 1000;

/** Lists the custom fields with their counts, and looks again while one is being changed. */
export const fieldsQuery = queryOptions({
  queryKey: queryKeys.customFields,
  queryFn: (context) => refineParts<CountedFields>("/api/custom-fields", context, joinFields),
  refetchInterval: ({ state }) =>
    state.data?.changes.some(({ status }) => status === "running") ? lookAgainMs : false,
});

/** Adds what was counted now to what is known: a field that was not counted keeps its counts. */
function joinFields(known: CountedFields, part: CountedFields): CountedFields {
  const before = new Map(known.fields.map((field) => [field.id, field]));
  const newest = (field: FieldView) => {
    const earlier = before.get(field.id);
    return !field.isExact && earlier && (earlier.isExact || earlier.count > field.count) ? earlier : field;
  };
  return { ...part, fields: part.fields.map(newest) };
}
