"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { filterOptionsQuery } from "../contact-queries";
import { filterLabels } from "./filter-labels";

const Form = lazyPart(() => import("./filter-form").then(({ FilterForm }) => FilterForm), DialogWaiting);

export const filterButtonId = "filter-contacts";

/** Is the button that opens the rules of the list. */
export function FilterDialog() {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const [isNear, setNear] = useState(false);
  const { data: options } = useQuery({ ...filterOptionsQuery, enabled: isNear || isOpen });
  function comeNear() {
    setNear(true);
    Form.preload();
  }
  return (
    <Dialog
      isWide
      open={isOpen}
      onOpenChange={setOpen}
      title={filterLabels.title}
      trigger={
        <Button id={filterButtonId} disabled={!isHydrated} onPointerEnter={comeNear} onFocus={comeNear}>
          <ListFilter aria-hidden="true" className="size-4" />
          {filterLabels.filter}
        </Button>
      }
    >
      {options ? <Form options={options} onDone={() => setOpen(false)} /> : <p>{filterLabels.reading}</p>}
    </Dialog>
  );
}
