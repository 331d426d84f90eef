import { X } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const removeTag: OfferedBulkAction = {
  title: "Remove tag",
  icon: X,
  subject: {
    from: "tag",
    label: "Tag",
    none: "This site has no tags yet.",
    action: (tagId) => ({ do: "remove_tag", tagId }),
  },
  start: "Remove tag",
  will: "will lose it",
  rest: { one: "does not have it", other: "do not have it" },
  doing: (who, tag) => `Taking the tag “${tag}” off ${who}`,
  done: (who, tag) => `Tag “${tag}” taken off ${who}. The contacts stay.`,
  audit: { done: (who) => `Took a tag off ${who}`, doing: (who) => `taking a tag off ${who}` },
};
