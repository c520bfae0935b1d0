import Box from "@cloudscape-design/components/box";
import Cards from "@cloudscape-design/components/cards";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { type ReactNode, useState } from "react";
import { useIsNarrow } from "./narrow.ts";

/** One column of a list; the first names the item. */
export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
  /** What the list can be sorted by, as text that sorts. */
  readonly sortBy?: (item: T) => string;
}

/** What a list shows. */
export interface ListingProps<T> {
  readonly items: readonly T[];
  readonly columns: readonly [Column<T>, ...Column<T>[]];
  readonly keyOf: (item: T) => string;
  readonly label: string;
  readonly empty: ReactNode;
  readonly header?: ReactNode;
  readonly filter?: ReactNode;
  readonly footer?: ReactNode;
  readonly variant?: TableProps.Variant;
  readonly selection?: {
    readonly selected: readonly T[];
    readonly select: (items: readonly T[]) => void;
    readonly labelOf: (item: T) => string;
    readonly allLabel: string;
  };
}

/** By which column a list is sorted. */
interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

function sorted<T>(items: readonly T[], columns: readonly Column<T>[], sorting: Sorting | undefined) {
  const sortBy = columns.find(({ id }) => id === sorting?.by)?.sortBy;
  if (!sortBy || !sorting) return items;
  const inOrder = items.toSorted((a, b) => sortBy(a).localeCompare(sortBy(b)));
  return sorting.descending ? inOrder.toReversed() : inOrder;
}

/** A list of things: a table where there is room, cards on a phone. */
export function Listing<T>(props: ListingProps<T>) {
  const { items, columns, keyOf, label, empty, header, filter, footer, selection } = props;
  const isNarrow = useIsNarrow();
  const [first, ...others] = columns;
  const [sorting, setSorting] = useState<Sorting>();
  const shared = {
    items: sorted(items, columns, sorting),
    trackBy: keyOf,
    empty: (
      <Box textAlign="center" color="text-body-secondary" padding="m">
        {empty}
      </Box>
    ),
    header,
    filter,
    footer,
    ...(selection
      ? {
          selectionType: "multi" as const,
          selectedItems: [...selection.selected],
          onSelectionChange: ({ detail }: { detail: { selectedItems: T[] } }) =>
            selection.select(detail.selectedItems),
        }
      : {}),
  };
  const ariaLabels = {
    selectionGroupLabel: label,
    allItemsSelectionLabel: () => selection?.allLabel ?? "",
    itemSelectionLabel: (_: unknown, item: T) => selection?.labelOf(item) ?? "",
  };
  if (isNarrow) {
    return (
      <Cards
        {...shared}
        ariaLabels={{ ...ariaLabels, cardsLabel: label }}
        cardsPerRow={[{ cards: 1 }]}
        cardDefinition={{
          header: (item) => first.cell(item),
          sections: others.map(({ id, header: title, cell }) => ({ id, header: title, content: cell })),
        }}
      />
    );
  }
  return (
    <Table
      {...shared}
      variant={props.variant ?? "container"}
      ariaLabels={{ ...ariaLabels, tableLabel: label }}
      columnDefinitions={columns.map(({ id, header: title, cell, sortBy }, index) => ({
        id,
        header: title,
        cell,
        isRowHeader: index === 0,
        ...(sortBy ? { sortingField: id } : {}),
      }))}
      {...(sorting
        ? { sortingColumn: { sortingField: sorting.by }, sortingDescending: sorting.descending }
        : {})}
      onSortingChange={({ detail }) =>
        setSorting({ by: detail.sortingColumn.sortingField ?? "", descending: detail.isDescending ?? false })
      }
      wrapLines
    />
  );
}
