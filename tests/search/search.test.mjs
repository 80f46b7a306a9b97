// The search engine against a plain look through all texts, over the built site that TONGBAO_SITE names. Small sites are
// tried with every stretch of 1 to 8 characters, others with TONGBAO_DRAWN of them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { documentsOf, engine, now, opened } from './engine.mjs';
import { draw, folding, scan, stretchesOf } from './plain_scan.mjs';

const LONGEST = 8;
const SITE = process.env.TONGBAO_SITE;
const DRAWN = Number(process.env.TONGBAO_DRAWN ?? 0);

const site = opened(SITE);
const documents = documentsOf(site);
const fold = folding(variantsOf(SITE));

function variantsOf(folder) {
  let body;
  new Function('tongbaoSearch', readFileSync(path.join(folder, 'search/variants.js'), 'utf8'))({
    take: (_, text) => (body = text),
  });
  const half = body.length / 2;
  return new Map([...body.slice(0, half)].map((c, at) => [c, body[half + at]]));
}

const quoted = (text) => `"${text}"`;
const find = (query) => now((done) => site.index.search(query, done));

/** In which order documents stand that have a stretch. */
function order(found, query) {
  const isExact = (number) =>
    stretchesOf(documents[number]).some((text) => text.replace(/\s/g, ' ').includes(query)) ? 0 : 1;
  return [...found.keys()].sort((a, b) => isExact(a) - isExact(b) || found.get(b) - found.get(a) || a - b);
}

test('every stretch is found where it stands, in order, and nowhere else', () => {
  const wanted = DRAWN ? new Set(draw(documents, DRAWN, LONGEST, 1, fold)) : null;
  const found = scan(documents, LONGEST, fold, wanted);
  let wrong = 0;
  let hits = 0;
  for (const [stretch, of] of found) {
    if (stretch.includes('"')) continue;
    const got = find(quoted(stretch)).documents;
    hits += got.length;
    if (JSON.stringify(got) !== JSON.stringify(order(of, stretch)) && ++wrong <= 5) {
      console.log(JSON.stringify(stretch), 'got', got.slice(0, 9), 'of', got.length, 'wanted', order(of, stretch).slice(0, 9), 'of', of.size);
    }
  }
  console.log(`${documents.length} documents, ${found.size} stretches, ${hits} hits, ${wrong} wrong`);
  assert.equal(wrong, 0);
});
