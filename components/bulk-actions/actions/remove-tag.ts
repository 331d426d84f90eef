import { X } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const removeTag: OfferedBulkAction = {
  title: "Remove tags",
  icon: X,
  subject: { from: "tag", label: "Tag", action: (tagId) => ({ do: "remove_tag", tagId }) },
  plan: (who, tag) => `Take the tag “${tag}” off ${who}`,
  doing: (who, tag) => `Taking the tag “${tag}” off ${who}`,
  done: (who, tag) => `Tag “${tag}” taken off ${who}. The contacts stay.`,
  rest: "do not have it",
  audit: { done: (who) => `Took a tag off ${who}`, doing: (who) => `taking a tag off ${who}` },
};
