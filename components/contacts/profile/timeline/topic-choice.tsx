import { classNames } from "@/components/ui/class-names";
import { type TimelineTopic, timelineTopics } from "@/lib/contacts/records/timeline-topics";
import { timelineLabels, topicNames } from "./timeline-messages";

interface TopicChoiceProps {
  /** Is undefined while everything is shown. */
  about: TimelineTopic | undefined;
  onAbout(about: TimelineTopic | undefined): void;
}

/** Narrows a timeline to one topic. */
export function TopicChoice({ about, onAbout }: TopicChoiceProps) {
  return (
    <fieldset className="-mx-1 flex flex-wrap gap-1">
      <legend className="sr-only">{timelineLabels.topics}</legend>
      {[undefined, ...timelineTopics].map((topic) => (
        <button
          key={topic ?? "all"}
          type="button"
          aria-pressed={topic === about}
          onClick={() => onAbout(topic)}
          className={classNames(
            "min-h-8 cursor-pointer rounded-full border px-3 text-xs font-medium text-ink-soft hover:bg-muted hover:text-ink",
            // Without colours the chosen one differs by its thicker border.
            topic === about
              ? "border-accent bg-accent-soft text-accent forced-colors:border-2"
              : "border-transparent forced-colors:border-dashed",
          )}
        >
          {topic ? topicNames[topic] : timelineLabels.all}
        </button>
      ))}
    </fieldset>
  );
}
