import type { ReactNode } from 'react';
import type { Direction } from '~/lib/sorting';
import { VisuallyHidden } from '~/ui/layout';
import styles from '~/ui/table.module.css';
import { strings } from '~/ui/ui.strings';

export interface Column<Row> {
  key: string;
  header: string;
  /** `null` leaves the cell out of the card on a narrow screen. */
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, so that they can be compared. */
  end?: boolean;
  sortable?: boolean;
  /** The cell that names the row; the title of its card on a narrow screen. */
  rowHeader?: boolean;
}

interface Sort {
  key: string;
  direction: Direction;
}

interface Selection<Row> {
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  nameOf: (row: Row) => string;
}

interface TableProps<Row> {
  caption: string;
  /** Shows the caption; otherwise it is only read aloud. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (key: string) => void;
  selection?: Selection<Row>;
}

/**
 * A table that stays a table on a wide screen and becomes cards on a narrow one. The roles are spelled out because
 * browsers forget them once the layout is no longer that of a table.
 */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, sort, onSort, selection }: TableProps<Row>) {
  const all = selection && rows.length > 0 && rows.every((row) => selection.selected.has(rowKey(row)));

  function toggle(key: string) {
    const next = new Set(selection?.selected);
    if (!next.delete(key)) next.add(key);
    selection?.onSelect(next);
  }

  const selectAll = selection && (
    <input
      type="checkbox"
      aria-label={strings.selectAll}
      checked={all === true}
      onChange={() => selection.onSelect(new Set(all ? [] : rows.map(rowKey)))}
    />
  );

  return (
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      {selection && (
        <div className={styles.selectAll}>
          {selectAll}
          <span aria-hidden="true">{strings.selectAll}</span>
        </div>
      )}
      <table className={styles.table} role="table">
        <caption className={showCaption ? undefined : styles.spoken}>{showCaption ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && <td className={styles.select}>{selectAll}</td>}
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={selection ? styles.selectable : undefined}>
              {selection && (
                <td className={styles.select} role="cell">
                  <input
                    type="checkbox"
                    aria-label={strings.selectRow({ name: selection.nameOf(row) })}
                    checked={selection.selected.has(rowKey(row))}
                    onChange={() => toggle(rowKey(row))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.rowHeader) {
    return (
      <th scope="row" role="rowheader">
        {column.cell(row)}
      </th>
    );
  }
  const content = column.cell(row);
  const nothing = content === null || content === undefined || content === '';
  return (
    <td role="cell" className={column.end ? styles.end : undefined} data-label={nothing ? undefined : column.header}>
      {/* One box, so that a card on a narrow screen puts all of it beside its name. */}
      {nothing ? null : <div>{content}</div>}
    </td>
  );
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((key: string) => void) | undefined;
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  const order = sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      role="columnheader"
      className={`${column.end ? (styles.end ?? '') : ''} ${sorted ? (styles.sorted ?? '') : ''}`}
      aria-sort={column.sortable && onSort ? (order ?? 'none') : undefined}
    >
      {column.sortable && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
          {column.header}
          <Arrow direction={sorted} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

const arrows = {
  asc: 'M8 2 13.5 9h-11Z',
  desc: 'M8 14 2.5 7h11Z',
  none: 'M8 1 12 6.500H4ZM8 15 4 9.500h8Z',
};

function Arrow({ direction }: { direction: Direction | undefined }) {
  return (
    <svg className={styles.arrow} viewBox="0 0 16 16" aria-hidden="true">
      <path d={arrows[direction ?? 'none']} fill="currentColor" />
    </svg>
  );
}
