import { describe, expect, it } from 'vitest';
import { after } from '@/views/session/return';
import { fromText, roundTo, sliderRange, toText } from '@/lib/scenarios';

describe('a scenario', () => {
  it('survives the way through an address', () => {
    const changes = { incubators: 3, rd_intensity: 1.42, exports_growth: -2.5 };
    expect(fromText(toText(changes))).toEqual(changes);
    expect(fromText('')).toEqual({});
    expect(fromText('a:x,b:,:3,c:1e9')).toEqual({ c: 1e9 });
  });
});

describe('a slider', () => {
  it('holds the value and every reference, in round steps', () => {
    const r = sliderRange([0, 2.14, 11]);
    expect(r.min).toBe(0);
    expect(r.max).toBeGreaterThanOrEqual(11);
    expect(r.step).toBe(0.1);
  });
  it('goes below zero for growth that is negative', () => {
    expect(sliderRange([-4, 6]).min).toBeLessThan(-4);
  });
  it('stands on steps without dust behind the point', () => {
    expect(roundTo(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(roundTo(1234.4, 10)).toBe(1234);
  });
  it('has ends when nothing is known', () => {
    const r = sliderRange([null]);
    expect(r.max).toBeGreaterThan(r.min);
  });
});

describe('the page after signing in', () => {
  it('is one of this site', () => {
    expect(after('/diagnosis?round=2019')).toBe('/diagnosis?round=2019');
    for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', '/login', undefined, ['/a']]) expect(after(bad)).toBe('/');
  });
});
