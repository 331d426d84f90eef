import { Badge } from "@/components/ui/badge";

const mostShown = 3;

export function TagList({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  const rest = tags.length - mostShown;
  return (
    <span className="flex flex-wrap gap-1" title={tags.join(", ")}>
      {tags.slice(0, mostShown).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {rest > 0 && <span className="text-xs text-ink-soft">+{rest}</span>}
    </span>
  );
}
