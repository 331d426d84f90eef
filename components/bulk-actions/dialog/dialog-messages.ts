/** Names what the dialog asks for, and its buttons. */
export const dialogLabels = {
  choose: "Choose…",
  tag: "Tag",
  tags: "Tags of this site",
  cancel: "Cancel",
  export: "Export",
} as const;

/** Says what the dialog waits for, and what is to be known before it starts. */
export const dialogMessages = {
  counting: "Counting…",
  requestsWait: "The requests wait until then.",
  typeTag: "Type a tag or pick one.",
  notExported: "Something went wrong on the way. Nothing was exported. Try again.",
} as const;

/** Says that a typed tag is none that the site has. */
export function newTagMessage(name: string): string {
  return `“${name}” is new. It is made when you add it.`;
}
