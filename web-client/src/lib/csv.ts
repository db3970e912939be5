/** A file of comma-separated values, in the form that spreadsheets open without asking. */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): Blob {
  const line = (cells: readonly unknown[]) => cells.map(cell).join(',');
  // The mark at the start tells spreadsheets that the text is UTF-8.
  return new Blob(['\ufeff', [line(header), ...rows.map(line)].join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

function cell(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  // A leading sign would make a spreadsheet calculate the text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the browser to keep. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
