import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';

type Tree = { [key: string]: string | Tree };

const root = join(__dirname, '..', 'src');
const read = (language: string, file: string): Tree => JSON.parse(readFileSync(join(root, 'locales', language, file), 'utf8')) as Tree;
const files = readdirSync(join(root, 'locales', 'zh')).filter((f) => f.endsWith('.json'));

function keys(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${before}${key}`] : keys(value, `${before}${key}.`)));
}
function sentences(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : sentences(value)));
}
function fields(text: string): string[] {
  return [...text.matchAll(/\{([a-z_0-9]+)\}/gi)].map((m) => m[1]!).sort();
}
function lookup(tree: Tree, key: string): string {
  return key.split('.').reduce<Tree | string>((at, part) => (at as Tree)[part]!, tree) as string;
}
function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'locales' ? [] : sources(path);
    return /\.(vue|ts)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

/** Keys in the code: whole ones, and the beginnings of those that are put together (`area.group.${code}`, word('group', code)). */
function named(): { whole: Set<string>; beginnings: Set<string> } {
  const areas = files.map((f) => f.replace('.json', '')).join('|');
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const path of sources(root)) {
    const code = readFileSync(path, 'utf8');
    for (const m of code.matchAll(new RegExp(`['\`]((?:${areas})\\.[a-z0-9_.-]+)(['"\`]|\\$\\{)`, 'gi'))) {
      if (m[2] === '${') beginnings.add(m[1]!);
      else whole.add(m[1]!);
    }
    if (path.endsWith('routes.ts')) for (const m of code.matchAll(/\bkey: '(\w+)'/g)) whole.add(`nav.${m[1]}`);
    for (const m of code.matchAll(/\bword\(\s*'([a-z_]+)'/g)) beginnings.add(`office.${m[1]}.`);
  }
  return { whole, beginnings };
}

describe('sentences', () => {
  it('have the same files in both languages', () => {
    expect(readdirSync(join(root, 'locales', 'en')).sort()).toEqual(readdirSync(join(root, 'locales', 'zh')).sort());
  });
  it.each(files)('of %s have the same keys and fields in both languages', (file) => {
    const zh = read('zh', file);
    const en = read('en', file);
    expect(keys(en).sort()).toEqual(keys(zh).sort());
    for (const key of keys(zh)) expect(`${key} ${fields(lookup(en, key)).join()}`).toBe(`${key} ${fields(lookup(zh, key)).join()}`);
  });
  it.each(files)('of %s are read by the message compiler without a fault', (file) => {
    for (const language of ['zh', 'en'] as const) {
      const faults: string[] = [];
      const tree = read(language, file);
      const i18n = createI18n({ legacy: false, locale: language, missingWarn: false, fallbackWarn: false, messages: { [language]: { x: tree } } } as never) as unknown as { global: { t: unknown } };
      const translate = i18n.global.t as (key: string, values: Record<string, string>) => string;
      for (const key of keys(tree)) {
        try {
          translate(`x.${key}`, Object.fromEntries(fields(lookup(tree, key)).map((f) => [f, '1'])));
        } catch (e) {
          faults.push(`${key}: ${String(e)}`);
        }
      }
      expect(faults).toEqual([]);
    }
  });
  it('of the English files hold no Chinese', () => {
    for (const file of files) {
      const allowed = file === 'common.json' ? ['\u4e2d\u6587'] : [];
      const found = sentences(read('en', file)).filter((s) => /[\u4e00-\u9fff]/.test(s) && !allowed.includes(s));
      expect(found, file).toEqual([]);
    }
  });
  it('stand in the locale files alone: no Chinese in code', () => {
    const found = sources(root).flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, i) => (/[\u3000-\u303f\u4e00-\u9fff\uff00-\uff0c\uff0e-\uff1c\uff1e-\uffef]/.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
  it('that code names all exist, and none is left that code does not name', () => {
    const known = new Set<string>(files.flatMap((f) => keys(read('zh', f)).map((k) => `${f.replace('.json', '')}.${k}`)));
    const { whole, beginnings } = named();
    expect([...whole].filter((k) => !known.has(k) && ![...known].some((x) => x.startsWith(`${k}.`)))).toEqual([]);
    expect([...beginnings].filter((b) => ![...known].some((k) => k.startsWith(b)))).toEqual([]);
    const used = (key: string): boolean => whole.has(key) || [...beginnings].some((b) => key.startsWith(b));
    expect([...known].filter((k) => !used(k))).toEqual([]);
  });
});
