import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuEnd, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { actionsLabel, changeLabels } from "./change-labels";

interface DefinitionMenuProps<Do extends string> {
  /** Is the name of the tag or field. */
  name: string;
  /** Is told what was chosen, and the button to which the focus returns. */
  onDo(what: Do | "rename" | "delete", from: HTMLElement | null): void;
  /** Returns the items between *Rename* and *Delete*. */
  children(choose: (what: Do) => () => void): ReactNode;
}

/** Is the menu of one tag or field in its list. */
export function DefinitionMenu<Do extends string>({ name, onDo, children }: DefinitionMenuProps<Do>) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const choose = (what: Do | "rename" | "delete") => () => onDo(what, buttonRef.current);
  return (
    <Menu>
      <MenuTrigger>
        <Button ref={buttonRef} variant="ghost" size="icon" aria-label={actionsLabel(name)}>
          <Ellipsis aria-hidden="true" className="size-4" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={choose("rename")}>
          <Pencil aria-hidden="true" className="size-4" />
          {changeLabels.rename}
        </MenuItem>
        {children(choose)}
        <MenuEnd>
          <MenuItem isDestructive onSelect={choose("delete")}>
            <Trash2 aria-hidden="true" className="size-4" />
            {changeLabels.delete}
          </MenuItem>
        </MenuEnd>
      </MenuContent>
    </Menu>
  );
}
