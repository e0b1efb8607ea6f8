import { describe, expect, it } from 'vitest';
import { compareCells, toCsv } from '@/lib/table';

describe('sorting', () => {
  it('puts what is missing last, up or down', () => {
    const values = [3, null, 1, { absent: 'withheld' as const }, 2];
    expect([...values].sort((a, b) => compareCells(a, b, false)).slice(0, 3)).toEqual([1, 2, 3]);
    expect([...values].sort((a, b) => compareCells(a, b, true)).slice(0, 3)).toEqual([3, 2, 1]);
  });
  it('counts the parts of a number of an item as numbers', () => {
    expect(['3.10.1', '3.2.1', '3.1.1'].sort((a, b) => compareCells(a, b, false))).toEqual(['3.1.1', '3.2.1', '3.10.1']);
  });
});

describe('comma-separated text', () => {
  it('begins with a byte order mark and quotes what needs it', () => {
    expect(toCsv([['a,b', 'c"d', 'e']])).toBe('\ufeff"a,b","c""d",e\r\n');
  });
  it('disarms formulas and leaves negative numbers alone', () => {
    expect(toCsv([['=1+1', '@x', '-5.2', '+a']])).toBe("\ufeff'=1+1,'@x,-5.2,'+a\r\n");
  });
});
