// Pictures and tables of figures in a notice: on a phone, before they are there, and on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { NARROW, PHONE, openPage, startBrowser } from './browser.mjs';
import { buildSite } from './made.mjs';
import { readPaper } from './paper.mjs';
import { urlOf } from './site.mjs';

/** A grey picture. */
function png(width, height) {
  const chunk = (name, bytes) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const marks = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([marks, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const columns = Array.from({ length: 10 }, (_, index) => `${2015 + index}年`);
const figures = [...columns.map((_, index) => String(100_123 + 1_111 * index)), '1,234,567'];
const table = [
  `| 单位 | ${columns.join(' | ')} | 合计 | 备注说明 |`,
  `|${' --- |'.repeat(13)}`,
  `| 立案庭 | ${figures.join(' | ')} | 按季度报送，不含撤回的案件 |`,
  `| 执行局 | ${figures.join(' | ')} | 含恢复执行的案件 |`,
];

const notice = `---
title: 青岚市中级人民法院整改进展通报
kind: progress
organ: qinglan
published_on: 2025-07-18
---
前言。

![整改前后对照图](wide.png)

### 1. 关于“案款发放不及时”的问题

整改结果：已完成

整改情况：一是清理台账。

![流程图](tall.png)

${table.join('\n')}
`;

let built;
let root;
let started;
const page = 'notices/one/index.html';

before(async () => {
  built = buildSite({
    'content/site.yaml': 'name: 甲站\noperator: 甲院\nas_of: 2026-03-31\n',
    'content/organs/qinglan.yaml': 'name: 青岚市中级人民法院\n',
    'content/notices/one/notice.md': notice,
    'content/notices/one/wide.png': png(1600, 900),
    'content/notices/one/tall.png': png(300, 1800),
  });
  ({ root } = built);
  started = await startBrowser();
});

after(async () => {
  await started?.close();
  built?.remove();
});

describe('a notice with pictures and figures', () => {
  test('has each picture inside its column, its place kept before it is there', async () => {
    for (const viewport of [NARROW, PHONE]) {
      const tab = await started.browser.newPage();
      await tab.setViewport(viewport);
      const held = [];
      await tab.setRequestInterception(true);
      tab.on('request', (request) => (request.url().endsWith('.png') ? held.push(request) : request.continue()));
      await tab.goto(urlOf(root, page), { waitUntil: 'domcontentloaded' });
      const look = () => tab.evaluate(() => ({
        over: document.scrollingElement.scrollWidth - innerWidth,
        boxes: [...document.querySelectorAll('.approved-text img')].map((picture) => {
          const [own, column] = [picture, picture.closest('.approved-text')].map((element) => element.getBoundingClientRect());
          return { top: own.top, width: own.width, height: own.height, within: own.left >= column.left - 1 && own.right <= column.right + 1 };
        }),
      }));
      const before = await look();
      held.forEach((request) => request.continue());
      await tab.waitForFunction(() => [...document.images].every((picture) => picture.complete && picture.naturalWidth > 0), { timeout: 30_000 });
      const shown = await look();
      assert.equal(held.length, 2);
      assert.deepEqual(before, shown, `${viewport.width}: the page moved as the pictures came`);
      assert.ok(shown.over <= 0, `${viewport.width}: ${shown.over} px too wide`);
      assert.ok(shown.boxes.every((box) => box.within && box.height > 100), JSON.stringify(shown.boxes));
      await tab.close();
    }
  });

  test('has its pictures whole on paper, and no figure torn apart', async () => {
    const { page: tab } = await openPage(started.browser);
    await tab.goto(urlOf(root, page), { waitUntil: 'load' });
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    await tab.close();
    const file = path.join(root, 'paper.pdf');
    writeFileSync(file, pdf);
    const listed = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).split('\n').slice(2);
    const sizes = listed.map((line) => line.trim().split(/\s+/)).filter((cells) => cells[2] === 'image');
    assert.deepEqual(sizes.map((cells) => `${cells[3]}x${cells[4]}`).sort(), ['1600x900', '300x1800']);
    const words = readPaper(pdf).flatMap((sheet) => sheet.lines).map((line) => line.text).join('\n');
    for (const figure of figures) assert.ok(words.includes(figure), `${figure} is not whole:\n${words}`);
  });

  test('has figures of a column below one another, ones below ones', async () => {
    const { page: tab } = await openPage(started.browser);
    for (const media of ['screen', 'print']) {
      await tab.emulateMediaType(media);
      await tab.goto(urlOf(root, page), { waitUntil: 'load' });
      const sides = await tab.$$eval('.approved-text td, .approved-text th', (cells) =>
        cells.map((cell) => [/^[\d,]+$/.test(cell.innerText) || /^(\d+年|合计)$/.test(cell.innerText), getComputedStyle(cell).textAlign]));
      assert.ok(sides.length === 39 && sides.every(([figure, side]) => (side === 'end' || side === 'right') === figure || (!figure && side === 'center')),
        `${media}: ${JSON.stringify(sides)}`);
    }
    await tab.close();
  });
});
