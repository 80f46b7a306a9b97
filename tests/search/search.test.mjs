// The search engine against a plain look through all texts, over the built site that TONGBAO_SITE names. Small sites are
// tried with every stretch of 1 to 8 characters, others with TONGBAO_DRAWN of them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { documentsOf, engine, now, opened } from './engine.mjs';
import { draw, drawFromTexts, folding, scan, stretchesOf } from './plain_scan.mjs';

const LONGEST = 8;
const SITE = process.env.TONGBAO_SITE;
const DRAWN = Number(process.env.TONGBAO_DRAWN ?? 0);

const site = opened(SITE);
const documents = documentsOf(site);
const fold = folding(variantsOf(SITE));
// Width and case alone.
const level = folding(new Map());
const levelled = documents.map((document) => stretchesOf(document).map(level));

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
  const typed = level(query);
  const isExact = (number) => (levelled[number].some((text) => text.includes(typed)) ? 0 : 1);
  return [...found.keys()].sort((a, b) => isExact(a) - isExact(b) || found.get(b) - found.get(a) || a - b);
}

test('every stretch is found where it stands, in order, and nowhere else', () => {
  const wanted = DRAWN ? new Set(drawFromTexts(documents, DRAWN, LONGEST, 1, fold)) : null;
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

test('what is wrong with an index is told', () => {
  const script = (file) => readFileSync(path.join(SITE, file), 'utf8');
  const places = (file) => file.startsWith('search/places/') || file.startsWith('search/lists/');
  const altered = (change) => (file) => (places(file) ? change(script(file)) : script(file));
  const told = (read) => {
    const { index } = opened(SITE, read);
    const [phrase] = draw(documents, 1, 4, 3, fold);
    try {
      now((done) => index.search(quoted(phrase), done));
    } catch (error) {
      assert.match(error.file, /^search\/(places|lists)\/\d+\.js$/);
      return error.kind;
    }
    return 'nothing';
  };
  const head = (at, value) => (text) => text.replace(/"[^"]*"/, (quoted) => {
    const parts = quoted.slice(1, -1).split(' ');
    parts[at] = value;
    return `"${parts.join(' ')}"`;
  });
  assert.equal(told(script), 'nothing');
  assert.equal(told(altered(() => { throw new Error('absent'); })), 'absent');
  assert.equal(told(altered((text) => text.slice(0, text.length / 2))), 'cut');
  assert.equal(told(altered((text) => text.replace(/.{4}"\);\n$/, '");\n'))), 'cut');
  assert.equal(told(altered((text) => text.replace(/.(?="\);\n$)/, (c) => (c === '#' ? '$' : '#')))), 'cut');
  assert.equal(told(altered(() => '<!doctype html><title>404</title>')), 'cut');
  assert.equal(told(altered(head(0, '0'))), 'version');
  assert.equal(told(altered(head(1, '00000000'))), 'foreign');
  assert.equal(told(altered(head(2, '00000000'))), 'old');
});

test('a file that failed is asked for again', () => {
  let fails = true;
  const { index } = opened(SITE, (file) => {
    if (fails && file.startsWith('search/texts/')) throw new Error('no network');
    return readFileSync(path.join(SITE, file), 'utf8');
  });
  assert.throws(() => now((done) => index.texts([0], done)), { kind: 'absent' });
  fails = false;
  assert.equal(now((done) => index.texts([0], done)).length, 1);
});

test('counts of filters are those of the documents', () => {
  const { index } = site;
  const facets = ['organ', 'status', 'kind', 'year', 'topic', 'owner', 'due', 'class', 'assurance', 'row', 'owed', 'promised'];
  const all = now((done) => index.all(done));
  assert.equal(all.count, documents.length);
  const none = Object.fromEntries(facets.map((facet) => [facet, []]));
  const free = now((done) => index.filtered(all, none, done));
  assert.deepEqual([...free.documents], [...all.documents]);
  const alone = (facet, value) => now((done) => index.filtered(all, { [facet]: [value] }, done));
  for (const facet of facets) {
    const words = new Map(now((done) => index.values(facet, done)));
    for (const [value, count] of Object.entries(free.counts[facet])) {
      assert.ok(words.has(value));
      assert.equal(alone(facet, value).count, count, `${facet} ${value}`);
    }
  }
  for (const kind of ['issue', 'notice', 'article', 'page', 'organ']) {
    const of = documents.filter((document) => document.kind === kind).map((document) => document.document);
    assert.deepEqual([...alone('kind', kind).documents], of);
  }
  // Over two facets each is counted over what the other lets pass.
  const [status] = Object.keys(free.counts.status);
  const both = now((done) => index.filtered(all, { kind: ['issue'], status: [status] }, done));
  assert.equal(both.counts.kind.issue, both.count);
  assert.equal(both.counts.status[status], both.count);
  const issues = now((done) => index.filtered(all, { kind: ['issue'] }, done)).count;
  assert.equal(Object.values(both.counts.status).reduce((sum, count) => sum + count, 0), issues);
});

/** What a list holds, as its filter says it: the rows of the ledger that have these values. */
function heldBy(holds) {
  const all = now((done) => site.index.all(done));
  const wanted = { row: ['last'] };
  for (const [facet, said] of holds) {
    const keys = now((done) => site.index.values(facet, done)).map(([key]) => key);
    // `<2026-06-30 said` is any value of an earlier day that goes on like this.
    const fits = (key) => (said[0] === '<' ? key.slice(0, 10) < said.slice(1, 11) && key.slice(10) === said.slice(11) : said === '*' || key === said);
    wanted[facet] = keys.filter(fits);
    if (!wanted[facet].length) return [];
  }
  return [...now((done) => site.index.filtered(all, wanted, done)).documents];
}

test('lists of issues hold what their filters say they hold', () => {
  const folder = path.join(SITE, 'issues');
  const lists = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    const page = readFileSync(path.join(folder, file), 'utf8');
    const holds = /data-holds="([^"]*)"/.exec(page)?.[1];
    if (holds === undefined) continue;
    const name = file.replace(/(\.\d+)?\.html$/, '');
    const list = lists.get(name) ?? { holds: JSON.parse(holds.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')), keys: [] };
    const links = page.matchAll(/<th scope="row"[^>]*><a href="[^"]*notices\/([^"/]+)\/([^"/]+)\.html"/g);
    list.keys.push(...Array.from(links, ([, notice, key]) => `${decodeURIComponent(notice)}/${key}`));
    lists.set(name, list);
  }
  const keys = now((done) => site.index.keys(done));
  for (const [name, { holds, keys: rows }] of lists) {
    assert.deepEqual(heldBy(holds).map((document) => keys[document]).sort(), rows.sort(), name);
  }
  console.log(`${lists.size} lists, ${[...lists.keys()].filter((name) => /^(overdue|unreported|promised)/.test(name)).length} of them of what is late`);
});

test('numbers of issues are found as they are cited', () => {
  const issues = documents.filter(({ kind }) => kind === 'issue');
  for (const { document, key, number } of issues.filter((_, at) => at % Math.ceil(issues.length / 40) === 0)) {
    const [of, part] = number.split('-');
    for (const cited of [`第${number}项`, `问题${number}`, ...(part ? [`第${of}（${part}）项`, `第${of}(${part})项`] : [])]) {
      assert.ok(find(cited).documents.includes(document), `${cited} of ${key}`);
    }
  }
});

test('keys are those of the documents', () => {
  const keys = now((done) => site.index.keys(done));
  for (const { document, kind, key } of documents) {
    assert.equal(keys[document], kind === 'issue' || kind === 'notice' ? key : undefined);
  }
});

test('words all match, phrases match whole, and marks stand where they do', () => {
  const drawn = draw(documents, 200, 4, 5, fold).filter((text) => !/["“「\s]/.test(text));
  for (let at = 0; at + 1 < drawn.length; at += 2) {
    const [one, two] = [drawn[at], drawn[at + 1]];
    const of = (query) => new Set(find(query).documents);
    const second = of(quoted(two));
    const both = [...of(quoted(one))].filter((document) => second.has(document)).sort((a, b) => a - b);
    const got = find(`${one}\u3000 ${two}`);
    assert.deepEqual([...got.documents].sort((a, b) => a - b), both);
    for (const text of both.slice(0, 3).flatMap((document) => stretchesOf(documents[document]))) {
      for (const [from, to] of site.search.marks(text, `${one} ${two}`)) {
        const marked = fold(text.slice(from, to));
        assert.ok(marked.includes(one) || marked.includes(two), `${marked} ${one} ${two}`);
      }
    }
  }
});

test('a query of nothing finds nothing, and one of marks is a query like any other', () => {
  assert.equal(find('  \u3000').count, 0);
  assert.equal(find('').count, 0);
  const words = (query) => [...site.search.words(query)];
  assert.deepEqual(words(' 甲 “乙 丙” "丁" 戊“己” “庚”辛'), ['甲', '乙 丙', '丁', '戊“己”', '“庚”辛']);
  // A quote that nothing closes ends with the query.
  assert.deepEqual(words('甲 “乙 丙'), ['甲', '乙 丙']);
  assert.deepEqual(words('"执行案款'), ['执行案款']);
  assert.deepEqual(words('"'), ['"']);
  assert.deepEqual(words('""'), []);
  const isUnpaired = (query) => Boolean(site.search.words(query).isUnpaired);
  assert.deepEqual(['"甲', '甲 「乙', '"甲"', '甲"', '"', '“庚”辛', '“甲 乙”'].map(isUnpaired), [true, true, false, false, false, false, false]);
  assert.equal(find('。').count, documents.filter((document) => stretchesOf(document).some((text) => text.includes('。'))).length);
});

test('other forms of characters find the same, below what is written as it is sought', () => {
  const others = new Map();
  for (const [from, to] of variantsOf(SITE)) if (!others.has(to)) others.set(to, from);
  const wide = (c) => (c > '\u0020' && c < '\u007f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : others.get(c) ?? c);
  let tried = 0;
  for (const stretch of draw(documents, 400, 4, 7, fold)) {
    const other = stretch.replace(/[^]/g, wide).toUpperCase();
    if (other === stretch || fold(other) !== stretch || /["\s]/.test(stretch)) continue;
    // Nothing is loaded yet, neither is the table of variants.
    const { index, loaded } = opened(SITE);
    const got = now((done) => index.search(quoted(other), done));
    const same = find(quoted(stretch));
    assert.deepEqual([...got.documents].sort((a, b) => a - b), [...same.documents].sort((a, b) => a - b), other);
    const foreign = [...other].some((c) => c >= '\u2e80' && c < '\uff00' && fold(c) !== c);
    if (foreign) assert.ok(loaded.includes('search/variants.js'), `${other} ${loaded}`);
    tried++;
  }
  assert.ok(tried > 50, `${tried} were tried`);
});

test('the table of variants is not loaded for what texts have', () => {
  for (const stretch of draw(documents, 50, 8, 8, fold).filter((text) => /^[\u4e00-\u9fff]+$/.test(text))) {
    const { index, loaded } = opened(SITE);
    now((done) => index.search(stretch, done));
    assert.ok(!loaded.includes('search/variants.js') || documents.some((document) =>
      stretchesOf(document).some((text) => fold(text) !== level(text))), stretch);
  }
});
