import { Badge } from "@/components/ui/badge";

interface TagListProps {
  tags: string[];
  /** Limits how many tags are shown before the rest is only counted; all of them when left out. */
  most?: number;
}

export function TagList({ tags, most = tags.length }: TagListProps) {
  if (tags.length === 0) return null;
  const rest = tags.length - most;
  return (
    <span className="flex flex-wrap items-center gap-1" title={tags.join(", ")}>
      {tags.slice(0, most).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {rest > 0 && <span className="text-xs text-ink-soft">+{rest}</span>}
    </span>
  );
}
