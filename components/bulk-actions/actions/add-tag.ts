import { Tag } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const addTag: OfferedBulkAction = {
  title: "Add tags",
  icon: Tag,
  subject: { from: "new_tag", action: (tag) => ({ do: "add_tag", tag }) },
  plan: (who, tag) => `Add the tag “${tag}” to ${who}`,
  doing: (who, tag) => `Adding the tag “${tag}” to ${who}`,
  done: (who, tag) => `Tag “${tag}” added to ${who}.`,
  rest: "have it already",
  audit: { done: (who) => `Added a tag to ${who}`, doing: (who) => `adding a tag to ${who}` },
};
