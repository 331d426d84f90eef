import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";

/** Shows how far a contact is in each product they began, lesson by lesson. */
export function ContactProducts({ contact }: { contact: ContactProfile }) {
  if (contact.products.length === 0) {
    return (
      <Card title="Products">
        <p className="text-sm text-ink-soft">They have not started a lesson yet.</p>
      </Card>
    );
  }
  return contact.products.map(({ id, name, lessonCount, completedCount, lessons }) => {
    const progress = `${completedCount} of ${lessonCount} lessons`;
    return (
      <Card key={id} title={name}>
        <p className="mb-1 text-sm text-ink-soft">{progress} completed</p>
        <ProgressBar label={`Progress in ${name}`} value={completedCount} max={lessonCount} text={progress} />
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
        Completed · <Time at={completedAt} />
      </>
    );
  }
  return percent === null ? "Not started" : `${percent}%`;
}
