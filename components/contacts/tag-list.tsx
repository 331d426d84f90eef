import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";

interface TagListProps {
  tags: string[];
  /** Limits how many tags are shown, in one line, before the rest is only counted; all of them when left out. */
  most?: number;
}

export function TagList({ tags, most }: TagListProps) {
  if (tags.length === 0) return null;
  const rest = tags.length - (most ?? tags.length);
  return (
    <span
      className={classNames(
        "flex min-w-0 items-center gap-1",
        most === undefined ? "flex-wrap" : "max-[26rem]:flex-wrap",
      )}
      title={tags.join(", ")}
    >
      {tags.slice(0, most).map((tag) => (
        <Badge key={tag}>
          <span className={classNames("truncate", most !== undefined && "max-[26rem]:whitespace-normal")}>
            {tag}
          </span>
        </Badge>
      ))}
      {rest > 0 && <span className="shrink-0 text-xs text-ink-soft">+{rest}</span>}
    </span>
  );
}
