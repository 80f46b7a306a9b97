// The search of a built site beside Pagefind's over the same pages, in one run: time and memory to index, size, bytes from the
// first key to ten results, precision and recall of the same queries. `node tests/search/pagefind.mjs SITE PAGEFIND [QUERIES]`, where
// SITE is a built site and PAGEFIND the program of npm's `pagefind` (`node_modules/.bin/pagefind`, 1.6.0 was measured).
//
// Pagefind is measured against a plain scan of its own texts, as it took them from the pages: what it finds is held against
// what stands there. Of Tongbao's own search tests/search/search.test.mjs tells the same. A browser runs Pagefind's script and a
// server on this machine counts what it sends; files that are not compressed are counted as gzip makes them.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startBrowser } from '../browser/browser.mjs';
import { documentsOf, now, opened } from './engine.mjs';
import { draw, folding, stretchesOf } from './plain_scan.mjs';

const [site, program, count = '1000'] = process.argv.slice(2);
const LONGEST = 8;
const RESULTS = 10;
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html' };
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const mb = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Every file below a folder. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

const held = new Map();
/** How much of a file goes over the network, and its bytes. */
function sent(file) {
  if (!held.has(file)) {
    const bytes = readFileSync(file);
    // gzip begins with 1f 8b: what is compressed already is sent as it is.
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    held.set(file, { bytes, size: isPacked ? bytes.length : Math.min(bytes.length, gzipSync(bytes).length) });
  }
  return held.get(file);
}

function spread(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  console.log(`${name}: median ${kb(at(0.5))}, 95th percentile ${kb(at(0.95))}, worst ${kb(sorted.at(-1))}`);
}

/** Runs Pagefind over the pages; what it writes goes to a folder of its own. */
function index(bundle) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e s, %U s of the processor, %M KB', program, '--site', site, '--output-path', bundle], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status) throw new Error(run.stderr.slice(-2000));
  const files = filesBelow(bundle);
  const size = files.reduce((sum, file) => sum + sent(file).size, 0);
  console.log(`Pagefind ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()}: ${run.stderr.trim().split('\n').at(-1)}`);
  console.log(`its files: ${files.length}, ${mb(size)} compressed`);
  held.clear();
}

/** The texts of all pages as Pagefind holds them, by address. */
function textsOf(bundle) {
  const out = new Map();
  for (const file of filesBelow(bundle).filter((name) => name.endsWith('.pf_fragment'))) {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const { url, content, meta } = JSON.parse(text.slice(text.indexOf('{')));
    out.set(url, [content, ...Object.values(meta)]);
  }
  return out;
}

/** A server of the bundle that counts what it sends. */
async function serve(bundle) {
  let bytes = 0;
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (name === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="zh-CN"><title>.</title>');
    const file = path.join(bundle, path.normalize(name));
    if (!file.startsWith(bundle) || !existsSync(file)) return response.writeHead(404).end();
    const of = sent(file);
    bytes += of.size;
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    return response.end(of.bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    at: `http://127.0.0.1:${server.address().port}/`,
    taken() {
      const of = bytes;
      bytes = 0;
      return of;
    },
    close: () => server.close(),
  };
}

/** Asks Pagefind every query anew: which pages it finds, and how many bytes came until one and until ten of them could be shown. */
async function ask(bundle, queries) {
  const server = await serve(bundle);
  const { browser, close } = await startBrowser();
  try {
    const out = [];
    for (const query of queries) {
      // A page of its own for each, so that nothing is loaded yet; what WebAssembly takes goes with the page.
      const page = await browser.newPage();
      await page.goto(server.at);
      server.taken();
      await page.evaluate(
        async (query) => {
          const pagefind = await import('/pagefind.js');
          await pagefind.options({ basePath: '/' });
          await pagefind.init('zh');
          globalThis.found = (await pagefind.search(query)).results;
          await globalThis.found[0]?.data();
        },
        query,
      );
      const first = server.taken();
      const all = await page.evaluate(async (shown) => {
        await Promise.all(globalThis.found.slice(1, shown).map((result) => result.data()));
        return globalThis.found.map((result) => result.id);
      }, RESULTS);
      const rest = server.taken();
      await page.close();
      out.push({ first, ten: first + rest, all });
    }
    return out;
  } finally {
    await close();
    server.close();
  }
}

/** How much of what was found stands there, and how much of what stands there was found, over all queries together and on average. */
function judge(name, pairs) {
  let [right, found, wanted, exact] = [0, 0, 0, 0];
  const shares = pairs.map(([got, want]) => {
    const both = [...got].filter((of) => want.has(of)).length;
    right += both;
    found += got.size;
    wanted += want.size;
    if (both === got.size && both === want.size) exact++;
    return [got.size ? both / got.size : want.size ? 0 : 1, want.size ? both / want.size : 1];
  });
  const mean = (at) => (shares.reduce((sum, of) => sum + of[at], 0) / shares.length).toFixed(3);
  console.log(
    `${name}: precision ${(right / found).toFixed(3)} (mean of queries ${mean(0)}), recall ${(right / wanted).toFixed(3)} (mean ${mean(1)}), ${exact} of ${pairs.length} queries exact`,
  );
}

const own = opened(site);
const documents = documentsOf(own);
const queries = draw(documents, Number(count), LONGEST, 2, (text) => text.replace(/\s/g, ' ')).filter((query) => !query.includes('"'));
const fold = folding(new Map());

// Tongbao: the same queries, against a plain scan of the texts of its documents.
const texts = documents.map((document) => stretchesOf(document).map(fold));
const ownBytes = [];
const ownPairs = queries.map((query) => {
  const { index: anew, loaded } = opened(site);
  const found = now((done) => anew.search(`"${query}"`, done));
  const [first, ten] = [1, RESULTS].map((shown) => {
    now((done) => anew.texts(found.documents.slice(0, shown), done));
    return ['search/engine.js', ...loaded].reduce((sum, file) => sum + sent(path.join(site, file)).size, 0);
  });
  ownBytes.push({ first, ten });
  const want = new Set(texts.flatMap((of, number) => (of.some((text) => text.includes(fold(query))) ? [number] : [])));
  return [new Set(found.documents), want];
});
const ownFiles = filesBelow(path.join(site, 'search'));
console.log(`${filesBelow(site).filter((file) => file.endsWith('.html')).length} pages, ${documents.length} documents, ${queries.length} queries of 1 to ${LONGEST} characters`);
console.log(`Tongbao: its files: ${ownFiles.length}, ${mb(ownFiles.reduce((sum, file) => sum + sent(file).size, 0))} compressed`);
spread('Tongbao, to the first result', ownBytes.map((of) => of.first));
spread('Tongbao, to ten results', ownBytes.map((of) => of.ten));
judge('Tongbao', ownPairs);
held.clear();

const bundle = mkdtempSync(path.join(os.tmpdir(), 'tongbao-pagefind-'));
try {
  index(bundle);
  const pages = new Map([...textsOf(bundle)].map(([address, of]) => [address, of.map(fold)]));
  // A result names the hash of its fragment.
  const byHash = new Map();
  for (const file of filesBelow(bundle).filter((name) => name.endsWith('.pf_fragment'))) {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    byHash.set(path.basename(file, '.pf_fragment'), JSON.parse(text.slice(text.indexOf('{'))).url);
  }
  const wanted = queries.map((query) => new Set([...pages].filter(([, of]) => of.some((text) => text.includes(fold(query)))).map(([address]) => address)));
  for (const [name, asked] of [['Pagefind', (query) => query], ['Pagefind, in quotes', (query) => `"${query}"`]]) {
    const answers = await ask(bundle, queries.map(asked));
    spread(`${name}, to the first result`, answers.map((answer) => answer.first));
    spread(`${name}, to ten results`, answers.map((answer) => answer.ten));
    judge(name, answers.map((answer, i) => [new Set(answer.all.map((id) => byHash.get(id) ?? id)), wanted[i]]));
  }
} finally {
  rmSync(bundle, { recursive: true, force: true });
}
