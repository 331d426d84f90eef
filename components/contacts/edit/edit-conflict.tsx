import { Button } from "@/components/ui/button";
import { editLabels, editMessages } from "./edit-messages";
import type { Conflict } from "./rebase-edit";

interface EditConflictProps {
  conflicts: Conflict[];
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/**
 * Shows what someone else changed in the same fields, and asks whose value counts. Nothing else that was typed is
 * lost.
 */
export function EditConflict({ conflicts, onKeepMine, onTakeTheirs }: EditConflictProps) {
  return (
    <div role="alert" className="space-y-3 rounded-lg bg-warning-soft p-4 text-sm">
      <p className="font-medium text-warning">{editMessages.conflict}</p>
      <ul className="list-disc pl-5">
        {conflicts.map((conflict) => (
          <li key={conflict} className="wrap-anywhere">
            {conflict}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onKeepMine}>{editLabels.keepMine}</Button>
        <Button onClick={onTakeTheirs}>{editLabels.takeTheirs}</Button>
      </div>
    </div>
  );
}
