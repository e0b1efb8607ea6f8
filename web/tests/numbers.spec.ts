import { describe, expect, it } from 'vitest';
import { absence, formatNumber, fullNumber, toNumber } from '@/lib/numbers';

const WAN = '\u4e07\u5143';

describe('a number', () => {
  it('that is missing is told apart from zero', () => {
    expect(absence(null)).toBe('missing');
    expect(absence({ absent: 'withheld' })).toBe('withheld');
    expect(absence(0)).toBeNull();
    expect(absence('0')).toBeNull();
    expect(formatNumber(0).text).toBe('0');
    expect(toNumber({ absent: 'not_applicable' })).toBeNull();
  });
  it('in ten thousand yuan is shown in a hundred million when it is that large, with all digits kept for hovering', () => {
    expect(formatNumber('15265120', { unit: WAN })).toEqual({ text: '1,527', unit: '\u4ebf\u5143' });
    expect(fullNumber('15265120', WAN)).toBe(`15,265,120 ${WAN}`);
    expect(formatNumber('9999', { unit: WAN }).unit).toBe(WAN);
    expect(formatNumber('15265120', { unit: WAN, short: false }).text).toBe('15,265,120');
  });
  it('has a true minus and a plus only when asked', () => {
    expect(formatNumber(-1234567).text).toBe('\u22121,234,567');
    expect(formatNumber(0.123, { sign: true }).text).toBe('+0.123');
    expect(formatNumber(0, { sign: true, digits: 3 }).text).toBe('0.000');
    expect(formatNumber(-0.0001, { digits: 2 }).text).toBe('0.00');
  });
  it('drops zeros behind the point that say nothing', () => {
    expect(formatNumber(5.1).text).toBe('5.1');
    expect(formatNumber(69).text).toBe('69');
    expect(formatNumber(100).text).toBe('100');
    expect(formatNumber(0.211).text).toBe('0.211');
  });
});
