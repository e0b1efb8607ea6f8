/** Lights as docs/supervision.md has them, the worst first. */
export const LIGHTS = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const;
export type Colour = (typeof LIGHTS)[number];

/** `done` is no light of the rules: it marks what is over. */
export const SHAPES: Record<Colour | 'done', string> = { red: '\u25a0', orange: '\u25c6', yellow: '\u25b2', blue: '\u25bc', green: '\u25cf', grey: '\u25cb', done: '\u2714' };

/** A colour that nobody knows cannot be judged. */
export function lightOf(code: string): Colour | 'done' {
  return code in SHAPES ? (code as Colour) : 'grey';
}

/** For sorting: the worst is 0. */
export function rankOf(code: string): number {
  const at = (LIGHTS as readonly string[]).indexOf(code);
  return at < 0 ? LIGHTS.length : at;
}

export function countLights(rows: { light: string }[]): Record<Colour, number> {
  const out = Object.fromEntries(LIGHTS.map((c) => [c, 0])) as Record<Colour, number>;
  for (const row of rows) {
    const light = lightOf(row.light);
    out[light === 'done' ? 'green' : light] += 1;
  }
  return out;
}
