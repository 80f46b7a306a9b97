// Pages on paper: printed to PDF by the browser and read back. A notice is held to GB/T 9704.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, startBrowser } from './browser.mjs';
import { mm, readPaper } from './paper.mjs';
import { isRedirect, kindOf, longestOfEachKind, readPages, siteFolder, urlOf } from './site.mjs';

const root = siteFolder();
const pages = readPages(root).filter((page) => !isRedirect(page));
const longest = new Map(longestOfEachKind(pages).map(({ kind, file }) => [kind, file]));
const notices = pages.filter((page) => kindOf(page.file) === 'notices/*/index.html').map((page) => page.file);

// Margins of 37, 26, 35 and 28 mm on A4 leave 156 by 225 mm: 22 lines of 28 characters.
const A4 = { width: mm(210), height: mm(297) };
const BLOCK = { top: mm(37), right: mm(210 - 26), bottom: mm(297 - 35), left: mm(28) };
const CHARACTER = 15.75;
const LINE = 28.95;
const near = (value, wanted, by, what) => assert.ok(Math.abs(value - wanted) <= by, `${what}: ${value}, not ${wanted}`);

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

/** Opens a file of the site, lets `change` work on the page, and prints it. */
async function print(file, change) {
  const { page, left, said } = await openPage(started.browser);
  await page.goto(urlOf(root, file), { waitUntil: 'load' });
  if (change) await page.evaluate(change);
  const sheets = readPaper(await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  assert.deepEqual([...left, ...said], []);
  return sheets;
}

const isNumber = (line) => /^—\d+—$/.test(line.text);
const bodyOf = (sheet) => sheet.lines.filter((line) => !isNumber(line));

describe('a notice', () => {
  test('stands on A4 in the block that the margins leave, its lines 28.95 points apart', async () => {
    const sheets = await print(longest.get('notices/*/index.html'));
    assert.ok(sheets.length > 5, `${sheets.length} sheets`);
    for (const [index, sheet] of sheets.entries()) {
      near(sheet.width, A4.width, 0.5, 'width');
      near(sheet.height, A4.height, 0.5, 'height');
      for (const line of bodyOf(sheet)) {
        const where = `sheet ${index + 1}: ${line.text}`;
        assert.ok(line.left >= BLOCK.left - 0.5 && line.right <= BLOCK.right + 2, `${where}: ${line.left} to ${line.right}`);
        assert.ok(line.middle > BLOCK.top && line.middle < BLOCK.bottom, `${where}: at ${line.middle}`);
      }
    }
    const second = bodyOf(sheets[1]);
    near(second[0].middle, BLOCK.top + LINE / 2, 3, 'the first line');
    for (let at = 1; at < second.length; at += 1) {
      near(second[at].middle - second[at - 1].middle, LINE, 1, `the line after ${second[at - 1].text}`);
    }
    assert.equal(second.length, 22);
  });

  test('has 22 lines of 28 characters', async () => {
    const sheets = await print(longest.get('notices/*/index.html'), () => {
      const text = document.querySelector('[data-approved-text]');
      text.innerHTML = `<p>${'审'.repeat(28 * 22 * 3)}</p>`;
    });
    const lines = bodyOf(sheets[1]);
    assert.deepEqual(new Set(lines.map((line) => [...line.text].length)), new Set([28]));
    assert.equal(lines.length, 22);
    near(lines[0].left, BLOCK.left, 0.5, 'left');
    near(lines[0].right, BLOCK.right, 2, 'right');
    near(lines[0].right - lines[0].left, 28 * CHARACTER, 2, 'the width of a line');
  });

  test('has its number between dashes, a character from the edge: right on odd sheets, left on even ones', async () => {
    const sheets = await print(longest.get('notices/*/index.html'));
    for (const [index, sheet] of sheets.entries()) {
      const numbers = sheet.lines.filter(isNumber);
      assert.deepEqual(numbers.map((line) => line.text), [`—${index + 1}—`]);
      const [number] = numbers;
      assert.ok(number.middle > BLOCK.bottom && number.middle < BLOCK.bottom + mm(15), `at ${number.middle}`);
      if (index % 2 === 0) near(number.right, BLOCK.right - 14, 3, 'right edge');
      else near(number.left, BLOCK.left + 14, 3, 'left edge');
    }
  });

  test('has the faces of the rule, and nothing on paper but the document', async () => {
    const { page } = await openPage(started.browser);
    await page.emulateMediaType('print');
    const seen = new Set();
    for (const file of notices) {
      await page.goto(urlOf(root, file));
      const found = await page.evaluate(() => {
        const style = (element) => getComputedStyle(element);
        const rows = [];
        for (const heading of document.querySelectorAll('[data-approved-text] :is(h2, h3, h4, h5, h6)')) {
          const number = /^(?:([一二三四五六七八九十]+、)|(（[一二三四五六七八九十]+）)|(\d+[.．、]|（\d+）))/.exec(heading.textContent);
          const rank = ['chapter', 'clause', 'item'][(number?.slice(1) ?? []).findIndex(Boolean)];
          if (rank) rows.push([rank, style(heading).fontFamily.split(',')[0].replaceAll('"', ''), style(heading).fontSize]);
        }
        const title = style(document.querySelector('h1'));
        rows.push(['title', title.textAlign, title.fontSize]);
        const rest = document.querySelectorAll('.masthead, .crumbs, .contents, .facts, .related, .foot, .permalink, .print, .paper');
        for (const element of rest) if (element.checkVisibility()) rows.push(['on paper', element.className, '']);
        return rows.map((row) => row.join(' '));
      });
      found.forEach((row) => seen.add(row));
    }
    await page.close();
    // 22 points and 15.75 points in CSS pixels.
    assert.deepEqual(
      [...seen].sort(),
      ['chapter SimHei 21px', 'clause KaiTi 21px', 'item FangSong 21px', 'title center 29.3333px'],
    );
  });

  test('is signed a line below the text: office two characters from the edge, date two after the office begins', async () => {
    let held = 0;
    for (const file of notices) {
      const { page } = await openPage(started.browser);
      await page.emulateMediaType('print');
      await page.setViewport({ width: Math.round((156 * 96) / 25.4), height: 900 });
      await page.goto(urlOf(root, file));
      const place = await page.evaluate(() => {
        const block = document.querySelector('.signature');
        if (!block || block.children.length !== 2) return undefined;
        const lineOf = (element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect();
        };
        const [office, date] = [...block.children].map(lineOf);
        const above = lineOf(block.previousElementSibling);
        const edge = block.parentElement.getBoundingClientRect().right;
        return { indent: date.left - office.left, right: edge - Math.max(office.right, date.right), gap: office.top - above.bottom };
      });
      await page.close();
      if (!place) continue;
      held += 1;
      near(place.indent, 42, 1, `${file}: the date's indent`);
      near(place.right, 42, 1, `${file}: the space at the right`);
      assert.ok(place.gap > 38, `${file}: ${place.gap} px above the office`);
    }
    assert.ok(held > 3, `${held} signatures`);
  });

  test('gives the addresses of its links as notes', async () => {
    let linked = 0;
    for (const file of notices) {
      const { page } = await openPage(started.browser);
      await page.goto(urlOf(root, file));
      const found = await page.evaluate(() => {
        const links = [...document.querySelectorAll('[data-approved-text] a[href]:not(.permalink)')];
        const away = links.filter((link) => !/^(#|mailto:|tel:)/.test(link.getAttribute('href')));
        const notes = [...document.querySelectorAll('.addresses li')].map((note) => note.textContent);
        return { links: away.map((link) => link.getAttribute('href')), notes: notes.filter((note) => note.startsWith('〔')) };
      });
      await page.close();
      assert.equal(found.notes.length, found.links.length, `${file}: ${JSON.stringify(found)}`);
      if (found.links.length === 0) continue;
      linked += 1;
      const text = (await print(file)).flatMap((sheet) => sheet.lines.map((line) => line.text)).join('');
      for (const [index, link] of found.links.entries()) {
        const name = link.split('/').at(-1);
        assert.ok(found.notes[index].startsWith(`〔${index + 1}〕`) && found.notes[index].endsWith(name), found.notes[index]);
        // Once at its words and once before its address.
        assert.equal(text.split(`〔${index + 1}〕`).length, 3, `${file}: 〔${index + 1}〕`);
      }
    }
    assert.ok(linked > 0, 'no notice has a link to look at');
  });
});

for (const kind of ['issues/index.html', 'notices/*/*.html', 'notices/index.html', 'index.html', 'contact/index.html']) {
  test(`${kind} stands on A4 between its margins, every sheet numbered`, async () => {
    const sheets = await print(longest.get(kind));
    for (const [index, sheet] of sheets.entries()) {
      near(sheet.width, A4.width, 0.5, 'width');
      near(sheet.height, A4.height, 0.5, 'height');
      assert.equal(sheet.lines.filter((line) => line.text === `—${index + 1}—`).length, 1, `sheet ${index + 1} has no number`);
      for (const line of bodyOf(sheet)) {
        // The empty half of a quotation mark that begins a line, or of a mark that ends one, may hang over the edge.
        const over = /[）》”。，、；：]$/.test(line.text) ? 6 : 2;
        const inside = line.left >= mm(20) - 6 && line.right <= mm(190) + over;
        assert.ok(inside, `sheet ${index + 1}: ${line.text}: ${line.left} to ${line.right}`);
      }
    }
  });
}

test('an issue of common length is one sheet', async () => {
  const issues = pages.filter((page) => kindOf(page.file) === 'notices/*/*.html');
  const byLength = issues.sort((a, b) => a.text.length - b.text.length).map((page) => page.file);
  for (const file of [byLength[0], byLength[Math.floor(byLength.length / 2)], byLength[Math.floor(byLength.length * 0.9)]]) {
    assert.equal((await print(file)).length, 1, file);
  }
});

test('the ledger has the heads of its columns on every sheet that it goes on', async () => {
  const file = 'issues/index.html';
  const { page } = await openPage(started.browser);
  await page.goto(urlOf(root, file));
  const heads = await page.$$eval('main table thead th', (cells) => cells.map((cell) => cell.textContent.trim()));
  const rows = await page.$$eval('main table tbody tr', (all) => all.length);
  await page.close();
  assert.ok(heads.length > 3 && rows > 20, `${heads} over ${rows} rows`);
  const sheets = await print(file);
  const with_heads = sheets.filter((sheet) => sheet.lines.some((line) => heads.every((head) => line.text.includes(head))));
  assert.ok(sheets.length > 1 && with_heads.length >= sheets.length - 1, `${with_heads.length} of ${sheets.length} sheets`);
});
