// What readers find: the page that searches and the lists that are narrowed, opened from disk, by keyboard, on a phone, with an
// input method, with scripts off. What is counted is held against a plain look through the texts and against the CSV.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { documentsOf, opened } from '../search/engine.mjs';
import { folding, stretchesOf } from '../search/plain_scan.mjs';
import { faultsOfAccess } from './axe.mjs';
import { DESKTOP, PHONE, openPage, setView, startBrowser } from './browser.mjs';
import { isRedirect, kindOf, readPages, siteFolder, urlOf } from './site.mjs';

const root = siteFolder();
// The sample site with short pages at a later day: more of it is late, over several pages.
const SHORT = process.env.TONGBAO_SHORT;
const pages = readPages(root).filter((page) => !isRedirect(page));
const none = (faults) => assert.deepEqual(faults, []);
const WORDS = ['执行案款', '三个规定', '信访', '营商环境', '治理论学', '《', '的', '0000-6100126', '责任 执行局', '"整改 完成"'];

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

/** Opens a page and waits until its script has counted. */
async function open(file, options = {}, folder = root) {
  const [name, query] = file.split('?');
  const opened = await openPage(started.browser, options);
  await opened.page.goto(`${urlOf(folder, name)}${query ? `?${query}` : ''}`, { waitUntil: 'load' });
  // The view that was chosen last is kept for every page from disk.
  if (options.scripts !== false) await setView(opened.page, options.view ?? 'standard');
  return opened;
}
const counted = async (page, of) => {
  await page.waitForSelector(of, { timeout: 10000 });
  return Number(await page.$eval(of, (count) => count.textContent));
};
const hits = (page) => page.$$eval('.hits > li', (found) => found.length);
const asked = (page) => new URL(page.url()).searchParams;

/** The rows of the ledger as the CSV has them: an object a row. */
function ledger() {
  const text = readFileSync(path.join(root, 'data/issues.csv'), 'utf8').replace(/^\uFEFF/, '');
  const rows = [];
  let row = [''];
  for (const [, quoted, bare, end] of text.matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)|(,|\r\n)/g)) {
    if (quoted !== undefined) row[row.length - 1] += quoted.replaceAll('""', '"');
    else if (bare !== undefined) row[row.length - 1] += bare;
    else if (end === ',') row.push('');
    else {
      rows.push(row);
      row = [''];
    }
  }
  const [names, ...others] = rows;
  return others.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]?.replace(/^'/, '') ?? ''])));
}

describe('the page that searches', () => {
  test('finds as many as a plain look through the texts, and marks them', async () => {
    const index = opened(root);
    const fold = folding(new Map());
    const texts = documentsOf(index).map((document) => stretchesOf(document).map(fold));
    const stands = (word) => (stretches) => stretches.some((text) => text.includes(fold(word)));
    const plain = (words) => texts.filter((stretches) => words.every((word) => stands(word)(stretches))).length;
    const { page, left, said } = await open('search.html');
    for (const words of WORDS) {
      await page.goto(`${urlOf(root, 'search.html')}?q=${encodeURIComponent(words)}`, { waitUntil: 'load' });
      const count = await counted(page, '#search-count');
      assert.equal(count, plain(Array.from(index.search.words(words))), words);
      await page.waitForFunction((most) => document.querySelectorAll('.hits > li').length === most, {}, Math.min(10, count));
      const unmarked = await page.$$eval('.hits > li', (all) => all.filter((hit) => !hit.querySelector('mark')).length);
      assert.equal(unmarked, 0, words);
    }
    await page.close();
    none([...left, ...said]);
  });

  test('leads to the page of a hit and to its place, with the whole sentence', async () => {
    const { page } = await open(`search.html?q=${encodeURIComponent('执行案款')}`);
    await counted(page, '#search-count');
    await page.waitForSelector('.hits .place');
    const links = await page.$$eval('.hits > li', (all) =>
      all.map((hit) => [hit.querySelector('.hit a').href, hit.querySelector('.place')?.href]),
    );
    for (const [own, place] of links) {
      const files = [own, place].filter(Boolean).map((link) => decodeURIComponent(new URL(link).pathname));
      for (const file of files) assert.ok(readFileSync(file, 'utf8').includes('</html>'), file);
      if (!place) continue;
      const [before, sentence] = place.split('#')[1].split(':~:text=');
      const text = readFileSync(files[1], 'utf8');
      assert.ok(before === '' || text.includes(`id="${before}"`), place);
      assert.ok(text.replace(/<[^>]*>/g, '').includes(decodeURIComponent(sentence).slice(0, 8)), place);
    }
    await page.close();
  });

  test('goes by keyboard, keeps what is asked and chosen in the address, and goes back', async () => {
    const { page, said } = await open('index.html');
    await page.focus('.find input');
    await page.keyboard.type('执行');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.ok(page.url().includes('search.html'), page.url());
    assert.equal(asked(page).get('q'), '执行');
    const all = await counted(page, '#search-count');
    await page.waitForFunction(() => document.querySelectorAll('.filters select[name="kind"] option').length > 1);
    const [value, inChoice] = await page.$eval('.filters select[name="kind"]', (select) => {
      const option = select.options[1];
      return [option.value, Number(/（(\d+)）/.exec(option.textContent)[1])];
    });
    await page.select('.filters select[name="kind"]', value);
    await page.waitForFunction((count) => document.querySelector('#search-count')?.textContent === String(count), {}, inChoice);
    assert.ok(inChoice < all, `${inChoice} of ${all}`);
    assert.equal(asked(page).get('kind'), value);
    await page.goBack();
    await page.waitForFunction((count) => document.querySelector('#search-count')?.textContent === String(count), {}, all);
    assert.equal(asked(page).get('kind'), null);
    none(said);
    await page.close();
  });

  test('shows ten at a time, and goes on from there', async () => {
    const { page } = await open(`search.html?q=${encodeURIComponent('整改')}`);
    const all = await counted(page, '#search-count');
    assert.ok(all > 20, `${all}`);
    await page.waitForFunction(() => document.querySelectorAll('.hits > li').length === 10);
    await page.click('.more-hits');
    await page.waitForFunction(() => document.querySelectorAll('.hits > li').length === 20);
    const focused = await page.evaluate(() => document.activeElement.closest('li') === document.querySelectorAll('.hits > li')[10]);
    assert.ok(focused, 'whoever goes on is at the first that is new');
    assert.equal(asked(page).get('n'), '20');
    await page.close();
  });

  test('searches for nothing while a character is being put together', async () => {
    const { page } = await open('search.html');
    const type = (name, value) =>
      page.evaluate(
        (name, value) => {
          const field = document.querySelector('form.search input');
          field.value = value;
          if (name === 'input') field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
          else field.dispatchEvent(new CompositionEvent(name, { bubbles: true }));
        },
        name,
        value,
      );
    await type('compositionstart', '');
    await type('input', 'zhi');
    await new Promise((after) => setTimeout(after, 600));
    assert.equal(await page.$('#search-count'), null);
    await type('compositionend', '执行');
    assert.ok((await counted(page, '#search-count')) > 0);
    await page.close();
  });

  test('searches behind a quote that nothing closes, and says so', async () => {
    const of = async (words) => {
      const { page, said } = await open(`search.html?q=${encodeURIComponent(words)}`);
      const count = await counted(page, '#search-count');
      const [line, label] = await page.$eval('.found', (found) => [found.querySelector('.said').textContent, found.dataset.unpaired]);
      none(said);
      await page.close();
      return [count, line.includes(label)];
    };
    const [count, isSaid] = await of('执行案款');
    assert.ok(count > 0 && !isSaid);
    assert.deepEqual(await of('"执行案款'), [count, true]);
    assert.deepEqual(await of('“执行案款'), [count, true]);
    assert.deepEqual(await of('“执行案款”'), [count, false]);
  });

  test('quotes no line that has nothing of what was sought', async () => {
    const { page } = await open(`search.html?q=${encodeURIComponent('通报')}&kind=notice`);
    await counted(page, '#search-count');
    await page.waitForSelector('.hits > li');
    const lines = await page.$$eval('.hits .excerpt', (all) => all.filter((line) => !line.querySelector('mark')).map((line) => line.textContent));
    none(lines);
    await page.close();
  });

  test('finds an issue by its number as it is cited', async () => {
    const { page } = await open(`search.html?q=${encodeURIComponent('第1项')}`);
    assert.ok((await counted(page, '#search-count')) > 0);
    await page.waitForSelector('.hits mark');
    await page.close();
  });

  test('has its choices beside the hits on a desktop and above them on a phone', async () => {
    for (const [viewport, isBeside] of [[DESKTOP, true], [PHONE, false]]) {
      const { page } = await open(`search.html?q=${encodeURIComponent('执行')}`, { viewport });
      await page.waitForFunction(() => document.querySelectorAll('.filters select[name="kind"] option').length > 1);
      const [choices, hits] = await page.evaluate(() =>
        ['.found .fold-list', '.hits'].map((of) => document.querySelector(of).getBoundingClientRect().toJSON()),
      );
      assert.equal(choices.right < hits.left && Math.abs(choices.top - hits.top) < 30, isBeside, JSON.stringify([choices, hits]));
      await page.close();
    }
  });

  test('takes what is asked for text', async () => {
    const { page, said } = await open(`search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    assert.equal(await counted(page, '#search-count'), 0);
    assert.equal(await page.$('main img'), null);
    none(said);
    await page.close();
  });

  test('leads on with scripts off', async () => {
    const { page, left, said } = await open(`search.html?q=${encodeURIComponent('执行')}`, { scripts: false });
    assert.ok(await page.$eval('noscript p', (line) => line.checkVisibility()));
    const ways = await page.$$eval('.ways a', (links) => links.map((link) => link.getAttribute('href')));
    assert.ok(ways.includes('notices/index.html') && ways.includes('issues/index.html'), ways.join(' '));
    assert.equal(await page.$eval('.found', (found) => found.checkVisibility()), false);
    none([...left, ...said]);
    await page.close();
  });

  for (const [name, options] of [
    ['a phone', { viewport: PHONE }],
    ['a phone in the elder view', { viewport: PHONE, view: 'elder' }],
    ['a desktop in the dark', { viewport: DESKTOP, dark: true }],
  ]) {
    test(`is in reach on ${name}`, async () => {
      const { page } = await open(`search.html?q=${encodeURIComponent('执行')}`, options);
      await counted(page, '#search-count');
      await page.waitForFunction(() => document.querySelectorAll('.filters select[name="kind"] option').length > 1);
      const [wide, wanted] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
      assert.ok(wide <= wanted, `${wide} px of ${wanted}`);
      none(await faultsOfAccess(page));
      await page.close();
    });
  }

  test('says of an index that is cut, absent or of another site that it cannot search', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tongbao-index-'));
    try {
      cpSync(root, folder, { recursive: true });
      const index = path.join(folder, 'search/index.js');
      const whole = readFileSync(index, 'utf8');
      const states = [
        ['absent', () => rmSync(path.join(folder, 'search/engine.js')), 'search/engine.js'],
        ['absent', () => { cpSync(path.join(root, 'search/engine.js'), path.join(folder, 'search/engine.js')); rmSync(index); }],
        ['cut', () => { writeFileSync(index, whole); truncateSync(index, whole.length - 8); }],
        ['cut', () => writeFileSync(index, whole.replace('documents', 'dacuments'))],
      ];
      for (const [kind, spoil, file = 'search/index.js'] of states) {
        spoil();
        const { page } = await open(`search.html?q=${encodeURIComponent('执行')}`, {}, folder);
        await page.waitForFunction(() => document.querySelector('.said').textContent.length > 10);
        const line = await page.$eval('.said', (said) => said.textContent);
        const label = await page.$eval('.found', (found, kind) => found.dataset[kind], kind);
        assert.equal(line, label.replace('{file}', file), kind);
        assert.ok(await page.$eval('.ways a', (link) => link.checkVisibility()));
        await page.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('lists of issues', () => {
  const rows = ledger();

  test('the choices of the ledger count what the CSV counts', async () => {
    const { page, said } = await open('issues/index.html');
    await page.click('details.narrow summary');
    assert.equal(await counted(page, '#narrow-count'), rows.length);
    await page.waitForFunction(() => document.querySelectorAll('details.narrow select[name="assurance"] option').length > 1);
    const choices = (name, byWord = false) =>
      page.$eval(
        `details.narrow select[name="${name}"]`,
        (select, byWord) =>
          Object.fromEntries(
            [...select.options].slice(1).map((option) => {
              const [, word, count] = /^(.*)（(\d+)）$/.exec(option.textContent);
              return [byWord ? word : option.value, Number(count)];
            }),
          ),
        byWord,
      );
    const count = (values) => {
      const out = {};
      for (const value of values.filter(Boolean)) out[value] = (out[value] ?? 0) + 1;
      return out;
    };
    const status = (row) => row.status || (row.reported === 'true' ? 'unstated' : 'listed');
    const others = rows.filter((row) => row.status !== 'completed').length;
    assert.deepEqual(await choices('status'), { ...count(rows.map(status)), '-completed': others });
    assert.deepEqual(await choices('organ'), count(rows.map((row) => row.organ)));
    assert.deepEqual(await choices('topic', true), count(rows.flatMap((row) => row.topics.split('；'))));
    assert.deepEqual(await choices('owner'), count(rows.flatMap((row) => row.owners.split('；'))));
    assert.deepEqual(await choices('class'), count(rows.map((row) => row.class)));
    assert.deepEqual(await choices('due'), count(rows.flatMap((row) => [row.due_on.slice(0, 4), row.due_on.slice(0, 7)])));
    assert.deepEqual(await choices('year'), count(rows.map((row) => row.published_on.slice(0, 4))));
    none(said);
    await page.close();
  });

  test('are narrowed by several choices at once, in the address, and go back to what they were', async () => {
    const wanted = rows.filter((row) => row.status === 'completed' && row.organ === 'qinglan');
    assert.ok(wanted.length > 1 && wanted.length < rows.length);
    const { page, said } = await open('issues/index.html?organ=qinglan&status=completed');
    assert.equal(await counted(page, '#narrow-count'), wanted.length);
    await page.waitForFunction((most) => document.querySelectorAll('table.issues tbody tr').length === most, {}, Math.min(25, wanted.length));
    const links = await page.$$eval('table.issues th a', (all) => all.map((link) => link.href.replace(/.*notices\//, '').replace('.html', '')));
    assert.ok(links.every((key) => wanted.some((row) => row.key === key)), links.join(' '));
    // Paper says by what it is narrowed, and shows no fields.
    assert.match(await page.$eval('details.narrow .said', (line) => line.textContent), /（法院：青岚中院；整改结果：已完成）$/);
    await page.emulateMediaType('print');
    const shown = (what) => page.$eval(what, (element) => element.checkVisibility());
    assert.deepEqual([await shown('details.narrow .said'), await shown('details.narrow form')], [true, false]);
    await page.emulateMediaType('screen');
    await page.click('details.narrow button[type="reset"]');
    await page.waitForFunction((all) => document.querySelector('#narrow-count').textContent === String(all), {}, rows.length);
    assert.equal(await page.$eval('nav.paging', (paging) => paging.checkVisibility()), true);
    none(said);
    await page.close();
  });

  test('say in their rows what the ledger says, though they are written anew', async () => {
    const look = (page) =>
      page.$$eval('table.issues tbody tr:not([hidden])', (all) =>
        Object.fromEntries(all.map((row) => [row.querySelector('a').href, row.innerText.replace(/问题全过程/g, '').replace(/\s+/g, '')])),
      );
    const ledger = {};
    for (const { file } of pages.filter((page) => /^issues\/index(\.\d+)?\.html$/.test(page.file))) {
      const { page } = await open(file, { scripts: false });
      // Departments stand behind one another as in a sentence.
      const gaps = await page.$$eval('table.issues td a + a', (links) => links.map((link) => getComputedStyle(link).marginInlineStart));
      assert.deepEqual(gaps.filter((gap) => gap !== '0px'), [], file);
      Object.assign(ledger, await look(page));
      await page.close();
    }
    assert.equal(Object.keys(ledger).length, rows.length);
    const { page, said } = await open('issues/index.3.html?sort=due');
    await counted(page, '#narrow-count');
    const seen = {};
    for (let more = true; more; ) {
      Object.assign(seen, await look(page));
      more = await page.$eval('.more-rows', (button) => !button.hidden && (button.click(), true));
      if (more) await page.waitForFunction((before) => document.querySelectorAll('table.issues tbody tr').length > before, {}, Object.keys(seen).length);
    }
    assert.equal(Object.keys(seen).length, rows.length);
    const differ = Object.keys(ledger).filter((href) => seen[href] !== ledger[href]);
    assert.deepEqual(differ.map((href) => [ledger[href], seen[href]]).slice(0, 5), []);
    none(said);
    await page.close();
  });

  test('of what is late are narrowed over all of their pages, the latest first', { skip: !SHORT }, async () => {
    const found = readdirSync(path.join(SHORT, 'issues')).filter((name) => /^(overdue|unreported|promised)\.2\.html$/.test(name));
    assert.ok(found.length > 0, 'the site with short pages has such a list of several pages');
    const look = (page) =>
      page.$$eval('table.issues tbody tr:not([hidden])', (all) =>
        all.map((row) => [row.querySelector('.meta span').textContent, row.innerText.replace(/问题全过程/g, '').replace(/\s+/g, '')]),
      );
    for (const name of found.map((file) => file.replace('.2.html', ''))) {
      const rows = [];
      for (let at = 1; existsSync(path.join(SHORT, `issues/${name}${at > 1 ? `.${at}` : ''}.html`)); at++) {
        const { page } = await open(`issues/${name}${at > 1 ? `.${at}` : ''}.html`, { scripts: false }, SHORT);
        rows.push(...(await look(page)));
        await page.close();
      }
      const organ = rows.at(-1)[0];
      const wanted = rows.filter(([of]) => of === organ).map(([, text]) => text);
      assert.ok(wanted.length < rows.length, `${name} is of more than one court`);
      const { page, said } = await open(`issues/${name}.html`, {}, SHORT);
      await page.click('details.narrow summary');
      assert.equal(await counted(page, '#narrow-count'), rows.length);
      await page.waitForFunction(() => document.querySelectorAll('details.narrow select[name="organ"] option').length > 1);
      const value = await page.$$eval('details.narrow select[name="organ"] option', (all, organ) => all.find((of) => of.textContent.startsWith(`${organ}（`)).value, organ);
      await page.select('details.narrow select[name="organ"]', value);
      await page.waitForFunction((count) => document.querySelector('#narrow-count')?.textContent === String(count), {}, wanted.length);
      await page.waitForFunction((most) => document.querySelectorAll('table.issues tbody tr').length === most, {}, Math.min(25, wanted.length));
      await new Promise((after) => setTimeout(after, 200));
      assert.deepEqual((await look(page)).map(([, text]) => text), wanted.slice(0, 25), name);
      none(said);
      await page.close();
    }
  });

  test('whose rows are all on the page hide and order these', async () => {
    const { page, said } = await open('issues/organ-wanghu.html?sort=due');
    const count = await counted(page, '#narrow-count');
    const due = await page.$$eval('table.issues tbody tr:not([hidden]) td:nth-child(4)', (cells) => cells.map((cell) => cell.innerText));
    assert.ok(count >= due.length);
    const days = due.map((text) => /(\d{4})年(\d+)月/.exec(text)).filter(Boolean).map(([, year, month]) => year * 12 + Number(month));
    assert.deepEqual(days, [...days].sort((a, b) => a - b));
    none(said);
    await page.close();
  });

  test('are complete with scripts off, and offer nothing that does not work', async () => {
    const file = pages.find((page) => kindOf(page.file) === 'issues/*.html')?.file ?? 'issues/index.html';
    const { page, left, said } = await open(file, { scripts: false });
    assert.equal(await page.$eval('details.narrow', (block) => block.checkVisibility()).catch(() => false), false);
    none([...left, ...said]);
    await page.close();
  });
});
