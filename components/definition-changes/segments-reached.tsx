import type { NamedSegment } from "@/lib/definition-changes/kinds/segment-rules";

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
          <Names segments={going} /> {follow ?? "uses it among others and goes on without it."}
        </p>
      )}
      {stopping.length > 0 && (
        <p>
          <Names segments={stopping} /> needs it and selects nobody until you change its rules. It never grows
          to include everyone.
        </p>
      )}
    </>
  );
}

function Names({ segments }: { segments: readonly NamedSegment[] }) {
  return (
    <>
      {segments.length === 1 ? "The segment " : "Each of the segments "}
      {segments.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <span className="font-medium text-ink wrap-anywhere">{name}</span>
        </span>
      ))}
    </>
  );
}
