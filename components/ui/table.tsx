// biome-ignore-all lint/a11y/noRedundantRoles: shown as a grid on phones, elements would lose what they are.
import type { ComponentProps } from "react";

/** Is a table whose roles are said, so that `display: grid` on a phone leaves it a table for everyone. */
export function Table(props: ComponentProps<"table">) {
  return <table role="table" {...props} />;
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead role="rowgroup" {...props} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody role="rowgroup" {...props} />;
}

export function TableRow(props: ComponentProps<"tr">) {
  return <tr role="row" {...props} />;
}

export function TableHeading(props: ComponentProps<"th">) {
  return <th role="columnheader" scope="col" {...props} />;
}

export function TableCell(props: ComponentProps<"td">) {
  return <td role="cell" {...props} />;
}
