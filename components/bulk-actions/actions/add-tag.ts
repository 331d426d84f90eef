import { Tag } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const addTag: OfferedBulkAction = {
  title: "Add tag",
  icon: Tag,
  subject: { from: "new_tag", action: (tag) => ({ do: "add_tag", tag }) },
  start: "Add tag",
  will: "will get it",
  rest: { one: "has it already", other: "have it already" },
  doing: (who, tag) => `Adding the tag “${tag}” to ${who}`,
  done: (who, tag) => `Tag “${tag}” added to ${who}.`,
  audit: { done: (who) => `Added a tag to ${who}`, doing: (who) => `adding a tag to ${who}` },
};
