import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { nothingMessages, productLabels, tabLabels } from "./tab-messages";

/** Shows how far a contact is in each product they began, lesson by lesson. */
export function ContactProducts({ contact }: { contact: ContactProfile }) {
  if (contact.products.length === 0) {
    return (
      <Card title={tabLabels.products}>
        <p className="text-sm text-ink-soft">{nothingMessages.products}</p>
      </Card>
    );
  }
  return contact.products.map(({ id, name, lessonCount, completedCount, lessons }) => {
    const progress = productLabels.lessons(completedCount, lessonCount);
    return (
      <Card key={id} title={name}>
        <p className="mb-1 text-sm text-ink-soft">{productLabels.lessonsCompleted(progress)}</p>
        <ProgressBar
          label={productLabels.progressIn(name)}
          value={completedCount}
          max={lessonCount}
          text={progress}
        />
        <ol className="mt-3 divide-y divide-border text-sm">
          {lessons.map((lesson) => (
            <li
              key={lesson.id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2"
            >
              <span className="min-w-0 wrap-anywhere">{lesson.title}</span>
              <span className="text-ink-soft tabular-nums">
                <LessonState {...lesson} />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    );
  });
}

type Lesson = ContactProfile["products"][number]["lessons"][number];

function LessonState({ percent, completedAt }: Lesson) {
  if (completedAt !== null) {
    return (
      <>
        {" "}
        {productLabels.completed} · <Time at={completedAt} />
      </>
    );
  }
  return percent === null ? productLabels.notStarted : `${percent}%`;
}
