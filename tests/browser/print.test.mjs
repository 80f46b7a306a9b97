// Pages on paper: printed to PDF by the browser and read back. A notice is held to GB/T 9704.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, startBrowser } from './browser.mjs';
import { buildSite } from './made.mjs';
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

/** Opens a file of the site, or of one in another folder, lets `change` work on the page, and prints it. */
async function print(file, change, folder = root) {
  const { page, left, said } = await openPage(started.browser);
  await page.goto(urlOf(folder, file), { waitUntil: 'load' });
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
        const rest = document.querySelectorAll('.masthead, .crumbs, .essentials, .alert, .brief, .contents, .folds, .related, .foot, .permalink, .print, .paper');
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

  test('has no line, frame or ground that a mark in its text draws, on paper and on the screen', async () => {
    const { page } = await openPage(started.browser);
    for (const file of notices) {
      await page.goto(urlOf(root, file), { waitUntil: 'load' });
      for (const medium of ['print', 'screen']) {
        await page.emulateMediaType(medium);
        const drawn = await page.evaluate(() => {
          const marks = [...document.querySelectorAll('.approved-text :is(.label, .step)')];
          const draws = (mark) => {
            const style = getComputedStyle(mark);
            const sides = ['Top', 'Right', 'Bottom', 'Left'].map((side) => style[`border${side}Width`]);
            return sides.some((width) => width !== '0px') || style.backgroundColor !== 'rgba(0, 0, 0, 0)';
          };
          return { count: marks.length, drawn: marks.filter(draws).map((mark) => `${mark.className} ${mark.textContent}`) };
        });
        assert.deepEqual(drawn.drawn, [], `${file}, ${medium}`);
        if (file === longest.get('notices/*/index.html')) assert.ok(drawn.count > 20, `${drawn.count} marks`);
      }
    }
    await page.close();
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

test('the line of an issue quotes the texts of notices in common weight', async () => {
  const file = pages.find((page) => kindOf(page.file) === 'entries/*/*.html').file;
  const { page } = await openPage(started.browser);
  await page.goto(urlOf(root, file), { waitUntil: 'load' });
  const weights = await page.$$eval('.compared p', (lines) => lines.map((line) => getComputedStyle(line).fontWeight));
  await page.close();
  assert.ok(weights.length > 5, `${weights.length} paragraphs`);
  assert.deepEqual([...new Set(weights)], ['400']);
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

// Headings of one to four lines and of every rank, paragraphs of every length before them, so that one of them comes to
// stand on each line of a sheet; behind them a ledger whose rows have one to nine lines.
function madeNotice() {
  const headings = [];
  const say = (heading) => {
    headings.push(heading.replace(/^#+ /, ''));
    return `${heading}\n\n`;
  };
  let text = '---\ntitle: 示例法院关于巡察整改进展情况的通报\nkind: progress\norgan: a\npublished_on: 2025-07-10\n---\n\n';
  text += say('## 一、整改进展情况');
  const areas = ['一', '二', '三', '四', '五', '六', '七', '八'];
  for (let number = 1; number <= 80; number += 1) {
    if (number % 10 === 1) text += say(`### （${areas[(number - 1) / 10]}）聚焦第${number}类${'题目要长到换行为止'.repeat((number % 3) + 1)}方面`);
    text += say(`#### ${number}. 关于“第${number}项${'题目要长到换行为止'.repeat(number % 11)}”的问题`);
    text += `整改情况：${'逐笔核对，登记来源。'.repeat(((number * 7) % 23) + 1)}\n\n`;
  }
  text += `${say('## 二、整改台账')}| 序号 | 反馈问题 | 整改措施 | 整改状态 |\n| --- | --- | --- | --- |\n`;
  for (let number = 1; number <= 60; number += 1) {
    text += `| ${number} | 第${number}行 | S${number}S${'逐笔核对，登记来源。'.repeat(((number * 5) % 13) + 1)}E${number}E | 已完成 |\n`;
  }
  return { text, headings };
}

describe('a notice of many headings and rows', () => {
  const { text, headings } = madeNotice();
  let sheets;
  before(async () => {
    const made = buildSite({
      'content/site.yaml': 'name: 示例法院整改公开\n',
      'content/organs/a.yaml': 'name: 示例市示例法院\n',
      'content/notices/a.md': text,
    });
    sheets = (await print('notices/a/index.html', undefined, made.root)).map(bodyOf);
    made.remove();
  });

  test('has no heading that a sheet ends within, or that stands without the first line of its text', () => {
    const lines = sheets.flatMap((sheet, index) => sheet.map((line) => ({ text: line.text, sheet: index })));
    const cut = [];
    const lengths = new Set();
    let at = 0;
    for (const heading of headings) {
      const wanted = heading.replaceAll(' ', '');
      // The lines from the one that begins it to the one that ends it.
      while (at < lines.length && !wanted.startsWith(lines[at].text)) at += 1;
      let end = at;
      let found = '';
      while (end < lines.length && found.length < wanted.length) found += lines[end++].text;
      assert.equal(found, wanted);
      lengths.add(end - at);
      // The line behind it is its text, or a heading below it that is held to the same.
      const on = new Set(lines.slice(at, end + 1).map((line) => line.sheet));
      if (on.size > 1) cut.push(`sheets ${[...on].map((sheet) => sheet + 1).join(' and ')}: ${wanted}`);
      at = end;
    }
    assert.ok(sheets.length > 30 && lengths.size >= 4, `${sheets.length} sheets, headings of ${[...lengths]} lines`);
    assert.deepEqual(cut, []);
  });

  test('has every row of its ledger on one sheet, below the heads of its columns', () => {
    const sheetOf = (mark) => sheets.findIndex((sheet) => sheet.some((line) => line.text.includes(mark)));
    const wrong = [];
    const used = new Set();
    for (let number = 1; number <= 60; number += 1) {
      const [first, last] = [sheetOf(`S${number}S`), sheetOf(`E${number}E`)];
      if (first !== last || first < 0) wrong.push(`row ${number}: sheets ${first + 1} and ${last + 1}`);
      used.add(first);
    }
    for (const sheet of used) {
      const heads = sheets[sheet].some((line) => ['序号', '反馈问题', '整改措施', '整改状态'].every((head) => line.text.includes(head)));
      if (!heads) wrong.push(`sheet ${sheet + 1} has no heads`);
    }
    assert.ok(used.size > 3, `${used.size} sheets`);
    assert.deepEqual(wrong, []);
  });
});
