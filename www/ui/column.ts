// A column of a table of rows.
export interface Column {
  id: string;
  label: string;
  numeric?: boolean;
  /** Width in rem. */
  width?: number;
  /** Takes what width is left; `width` is then the least. */
  grow?: boolean;
  /** A result, not a field. */
  result?: boolean;
  /** What the column's word means, as a hint. */
  hint?: string;
}
