import type { NamedSegment } from "@/lib/definition-changes/kinds/segment-rules";
import { segmentsMessages } from "./change-messages";

interface SegmentsReachedProps {
  segments: readonly NamedSegment[];
  /** Says what happens to those that go on, after their names; left out when none does. */
  follow?: string;
}

/** Names the segments that a change reaches: those that go on without what goes, and those that stop working. */
export function SegmentsReached({ segments, follow }: SegmentsReachedProps) {
  const stopping = follow === undefined ? segments.filter(({ dependsOnIt }) => dependsOnIt) : [];
  const going = segments.filter((segment) => !stopping.includes(segment));
  return (
    <>
      {going.length > 0 && (
        <p>
          <Names segments={going} /> {follow ?? segmentsMessages.going}
        </p>
      )}
      {stopping.length > 0 && (
        <p>
          <Names segments={stopping} /> {segmentsMessages.stopping}
        </p>
      )}
    </>
  );
}

function Names({ segments }: { segments: readonly NamedSegment[] }) {
  return (
    <>
      {segments.length === 1 ? segmentsMessages.one : segmentsMessages.several}{" "}
      {segments.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <span className="font-medium text-ink wrap-anywhere">{name}</span>
        </span>
      ))}
    </>
  );
}
