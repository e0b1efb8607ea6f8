// Packs dist/ into dist/web.pack, which the program carries: the length of the index and a line end, the index in JSON, then
// every file as it is, by gzip and by brotli (where that is smaller). Read by src/api/web_files.cpp.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('dist', import.meta.url))
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
}

function* filesBelow(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesBelow(path)
    else if (extname(name) in types) yield path
  }
}

const smaller = (packed, plain) => (packed.length < plain.length * 0.9 ? packed : Buffer.alloc(0))

const index = []
const blobs = []
for (const file of filesBelow(dist)) {
  const path = '/' + relative(dist, file).replaceAll('\\', '/')
  const plain = readFileSync(file)
  const gzip = smaller(gzipSync(plain, { level: 9 }), plain)
  const brotli = smaller(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), plain)
  index.push({
    path, type: types[extname(file)], tag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
    forever: path.startsWith('/assets/'), plain: plain.length, gzip: gzip.length, brotli: brotli.length,
  })
  blobs.push(plain, gzip, brotli)
}
const head = Buffer.from(JSON.stringify(index))
const packed = Buffer.concat([Buffer.from(`${head.length}\n`), head, ...blobs])
writeFileSync(join(dist, 'web.pack'), packed)
console.log(`web.pack: ${index.length} files, ${packed.length} bytes`)
