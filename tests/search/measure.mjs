// How many bytes, compressed, a query loads from the first key to ten marked results: the engine, the index and the texts of
// ten documents. `node tests/search/measure.mjs SITE [QUERIES]`; every query begins with nothing loaded.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { documentsOf, now, opened } from './engine.mjs';
import { draw } from './plain_scan.mjs';

const [site, count = '1000'] = process.argv.slice(2);
const LONGEST = 8;
const documents = documentsOf(opened(site));
const queries = draw(documents, Number(count), LONGEST, 2, (text) => text.replace(/\s/g, ' '));

const sizes = new Map();
const texts = new Map();
const read = (file) => {
  if (!texts.has(file)) texts.set(file, readFileSync(path.join(site, file), 'utf8'));
  return texts.get(file);
};
const compressed = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(read(file)).length);
  return sizes.get(file);
};
const sum = (files) => files.reduce((total, file) => total + compressed(file), 0);

const measured = queries.map((query) => {
  const { index, loaded } = opened(site, read);
  const began = process.hrtime.bigint();
  const found = now((done) => index.search(`"${query}"`, done));
  const shown = now((done) => index.texts(found.documents.slice(0, 10), done));
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  const files = ['search/engine.js', ...loaded];
  const part = (name) => sum(files.filter((file) => file.startsWith(`search/${name}`)));
  return { query, bytes: sum(files), texts: part('texts/'), files: files.length, hits: found.count, shown: shown.length, took, part };
});
measured.sort((a, b) => a.bytes - b.bytes);
const at = (share) => measured[Math.min(measured.length - 1, Math.floor(share * measured.length))];
const kb = (bytes) => (bytes / 1024).toFixed(1);
const say = (name, of) =>
  console.log(
    `${name}: ${kb(of.bytes)} KB, of these engine ${kb(of.part('engine'))}, texts ${kb(of.texts)}, lists ${kb(of.part('lists/'))}, places ${kb(of.part('places/'))}, long ${kb(of.part('long/'))}; ${of.files} files, ${of.hits} hits, ${of.took.toFixed(1)} ms: ${JSON.stringify(of.query)}`,
  );
console.log(`${documents.length} documents, ${measured.length} queries of 1 to ${LONGEST} characters`);
say('median', at(0.5));
say('95th percentile', at(0.95));
say('worst', measured[measured.length - 1]);
const times = measured.map((of) => of.took).sort((a, b) => a - b);
console.log(`time: median ${times[times.length >> 1].toFixed(1)} ms, worst ${times[times.length - 1].toFixed(1)} ms`);
