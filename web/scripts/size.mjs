// Fails when the first screen (signing in, then the cockpit) would carry more than the limit over the wire, or when dist/ names another host.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const LIMIT_KB = 300;
const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
if (!existsSync(join(dist, 'index.html'))) {
  console.error('no dist/index.html: run `npm run build` first');
  process.exit(2);
}
const assets = readdirSync(join(dist, 'assets'));
const text = (name) => readFileSync(join(dist, 'assets', name), 'utf8');
const find = (start) => assets.filter((a) => a.startsWith(`${start}-`) && a.endsWith('.js'));

/** What a chunk needs at once: static imports, and its styles. */
function needs(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const m of text(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) needs(m[1], seen);
  return seen;
}
/** Styles that the loader fetches with a lazy chunk: listed in the entry beside its name. */
function stylesOf(entry, chunks) {
  const code = text(entry);
  const list = /m\.f=\[([^\]]*)\]|\[("assets\/[^\]]*)\]/.exec(code);
  const names = list ? [...(list[1] ?? list[2]).matchAll(/"([^"]+)"/g)].map((m) => m[1]) : [];
  const out = new Set();
  for (const m of code.matchAll(/import\("\.\/([^"]+)"\)[^)]*?__vite__mapDeps\(\[([\d,]*)\]\)/g)) {
    if (chunks.has(m[1])) for (const i of m[2].split(',')) if (names[i]?.endsWith('.css')) out.add(names[i].replace('assets/', ''));
  }
  return out;
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = /src="\/assets\/([^"]+\.js)"/.exec(html)[1];
const chunks = new Set();
for (const start of [entry]) needs(start, chunks);
for (const name of ['LoginView', 'CockpitView'].flatMap(find)) needs(name, chunks);
// The sentences of one language: the larger one of the two.
for (const area of ['common', 'nav', 'session', 'cockpit']) {
  const both = find(area).sort((a, b) => text(b).length - text(a).length);
  if (both[0]) chunks.add(both[0]);
}
const styles = new Set([...html.matchAll(/href="\/assets\/([^"]+\.css)"/g)].map((m) => m[1]));
for (const style of stylesOf(entry, chunks)) styles.add(style);
for (const chunk of chunks) {
  const same = assets.find((a) => a.endsWith('.css') && a.split('-')[0] === chunk.split('-')[0]);
  if (same) styles.add(same);
}

let gzip = gzipSync(html, { level: 9 }).length;
let brotli = brotliCompressSync(html).length;
const rows = [];
for (const name of [...chunks, ...styles]) {
  const bytes = readFileSync(join(dist, 'assets', name));
  const packed = gzipSync(bytes, { level: 9 }).length;
  gzip += packed;
  brotli += brotliCompressSync(bytes).length;
  rows.push([packed, name]);
}
for (const [size, name] of rows.sort((a, b) => b[0] - a[0])) console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${name}`);
console.log(`first screen: ${(gzip / 1024).toFixed(1)} KB gzip, ${(brotli / 1024).toFixed(1)} KB brotli (limit ${LIMIT_KB} KB)`);

const faults = [];
if (gzip > LIMIT_KB * 1024) faults.push('the first screen is too large');
if ([...chunks].some((c) => c.startsWith('echarts'))) faults.push('ECharts travels with the first screen');
if (/<script(?![^>]*\bsrc=)/.test(html)) faults.push('index.html holds an inline script');
for (const name of assets.filter((a) => /\.(js|css)$/.test(a))) {
  const found = text(name).match(/(?:src|href|url\(|fetch\(|import\()\s*["'(]?https?:\/\/[a-z0-9.-]+/i);
  if (found) faults.push(`${name} asks another host: ${found[0]}`);
  if (/\bnew Function\(|[^.\w]eval\(/.test(text(name))) faults.push(`${name} makes code from text, which the page's policy forbids`);
}
for (const fault of faults) console.error(`FAILED: ${fault}`);
process.exit(faults.length ? 1 : 0);
