/** A block copied from a spreadsheet: rows by line ends, columns by tabs, quotes as spreadsheets write them. */
export function block(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    (rows[rows.length - 1] as string[]).push(cell.trim());
    cell = '';
  };
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < clean.length; ++i) {
    const c = clean[i] as string;
    if (quoted) {
      if (c === '"' && clean[i + 1] === '"') {
        cell += '"';
        ++i;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') end();
    else if (c === '\n') {
      end();
      rows.push([]);
    } else cell += c;
  }
  end();
  return rows;
}

/** Which cells a pasted block fills, from the focused one down; with two columns and more the last number of a row. */
export function filled(text: string, from: number, count: number): { index: number; value: string }[] {
  return block(text)
    .map((row, i) => ({ index: from + i, value: lastNumber(row) }))
    .filter((e) => e.index < count);
}

function lastNumber(row: string[]): string {
  if (row.length <= 1) return row[0] ?? '';
  const numbers = row.filter((c) => /[0-9\uff10-\uff19]/.test(c));
  return numbers[numbers.length - 1] ?? row[row.length - 1] ?? '';
}
