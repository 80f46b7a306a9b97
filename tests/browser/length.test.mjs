// No page is longer, heavier or wider than a reader with a phone can use: in the sample site, and in the sites of very many
// courts that TONGBAO_LARGE holds, a folder each.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { faultsOfAccess } from './axe.mjs';
import { NARROW, PHONE, lookAt, startBrowser } from './browser.mjs';
import { filesOf, kindOf, siteFolder } from './site.mjs';

const MOST_BYTES = 300_000;
const MOST_SCREENS = 12;
/** So many pages of each kind are looked at, the largest. */
const OF_A_KIND = 3;

/** Texts are as long as they are. */
const TEXTS = /^(notices\/\*\/|entries\/|articles\/(?!index)|\*\/|404\.html)/;

const none = (faults) => assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 40).join('\n')}`);

/** The sites by name: the sample, and what stands in TONGBAO_LARGE. */
function sites() {
  const large = process.env.TONGBAO_LARGE;
  if (!large) throw new Error('TONGBAO_LARGE must name a folder with a built site of very many courts in each of its folders');
  const names = readdirSync(large).filter((name) => existsSync(path.join(large, name, 'index.html'))).sort();
  assert.ok(names.length > 0, `${large} holds no built site`);
  return { 'the sample site': siteFolder(), ...Object.fromEntries(names.map((name) => [name, path.resolve(large, name)])) };
}

/** The kind of a page of a list: lists of one value (of a court, a year) are one kind, and so are the pages of a list. */
function listOf(file) {
  const [name] = path.posix.basename(file, '.html').split('.');
  switch (true) {
    case /^(notices|issues)\/[^/]+$/.test(file):
      return `${path.posix.dirname(file)}/${name.replace(/-.*/, '-*')}`;
    case /^(commitments|documents|organs|contact|changes)\/[^/]+$/.test(file) || /^(articles|inspections)\/index\./.test(file):
      return `${path.posix.dirname(file)}/${name}`;
    case /^(index|sitemap|404)\.html$/.test(file):
      return file;
    case /^(notices|entries|organs|inspections|articles)\//.test(file):
      return kindOf(file);
    default:
      return '*/index.html';
  }
}

/** The largest pages of each kind; what leads on from a former address is left out. */
function largestOfEachKind(root, pages) {
  const kinds = new Map();
  for (const { file, bytes } of pages.toSorted((one, other) => other.bytes - one.bytes)) {
    const kind = listOf(file);
    const found = kinds.get(kind) ?? [];
    if (found.length >= OF_A_KIND || leadsOn(root, file, bytes)) continue;
    kinds.set(kind, [...found, file]);
  }
  return kinds;
}

const leadsOn = (root, file, bytes) => bytes < 4000 && /http-equiv="refresh"/i.test(readFileSync(path.join(root, file), 'utf8'));

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

for (const [name, root] of Object.entries(sites())) {
  const pages = filesOf(root)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, bytes: statSync(path.join(root, file)).size }));
  const kinds = largestOfEachKind(root, pages);
  const lists = new Set([...kinds].filter(([kind]) => !TEXTS.test(kind)).flatMap(([, files]) => files));
  const all = [...kinds.values()].flat();
  const look = (files, options, faults) => lookAt(started.browser, root, files, options, faults);

  describe(name, () => {
    test('has pages of every kind', () => {
      const missing = [
        ...['index.html', 'sitemap.html', 'notices/index', 'notices/organ-*', 'issues/index', 'issues/status', 'issues/organ', 'issues/owner-*'],
        ...['issues/overdue', 'commitments/index', 'documents/index', 'organs/index', 'organs/late', 'organs/*/index.html', 'inspections/index', 'inspections/*.html', 'contact/index', 'changes/index', 'entries/*/*.html'],
      ].filter((kind) => !kinds.has(kind));
      none(missing);
    });

    test(`has no page over ${MOST_BYTES} bytes`, () => {
      none(pages.filter(({ bytes }) => bytes > MOST_BYTES).map(({ file, bytes }) => `${file}: ${bytes} bytes`));
    });

    test(`has no list of more than ${MOST_SCREENS} screens of a phone, and no page wider than ${PHONE.width} and ${NARROW.width} px`, async (t) => {
      const measured = [];
      const measure = async (page, file) => {
        const found = [];
        for (const viewport of [PHONE, { ...PHONE, width: NARROW.width }]) {
          await page.setViewport(viewport);
          const [width, height] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]);
          if (width > viewport.width) found.push(`${width} px wide at ${viewport.width} px`);
          if (viewport === PHONE && lists.has(file)) measured.push({ file, screens: height / PHONE.height });
        }
        return found;
      };
      const { faults } = await look(all, { viewport: PHONE }, measure);
      measured.sort((one, other) => other.screens - one.screens);
      const said = measured.map(({ file, screens }) => `${file}: ${screens.toFixed(1)} screens`);
      t.diagnostic(`the longest: ${said.slice(0, 5).join(', ')}`);
      none([...faults, ...said.filter((_, at) => measured[at].screens > MOST_SCREENS)]);
    });

    test('has no fault of accessibility on the largest list of each kind', async () => {
      const largest = [...kinds].filter(([kind]) => !TEXTS.test(kind)).map(([, files]) => files[0]);
      none((await look(largest, { viewport: PHONE }, faultsOfAccess)).faults);
    });
  });
}
