// Tables of many columns in a notice: on the screen no column is narrower than four characters and the page is not
// pushed sideways; on paper they keep to the sheet, and the text around them keeps its size.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, startBrowser } from './browser.mjs';
import { buildSite } from './made.mjs';
import { mm, readPaper } from './paper.mjs';
import { urlOf } from './site.mjs';

const HEADS = ['序号', '问题', '表现', '整改措施', '责任领导', '牵头部门', '配合部门', '完成时限', '完成情况', '佐证材料', '金额（元）', '备注', '来源', '批次', '反馈日期', '核销日期'];
const CELLS = ['1', '案款发放不及时', '部分案款到账后超过三十日没有发放', '一是建立台账。二是逐笔核对。', '分管副院长', '执行局', '财务装备处', '2026年6月底', '基本完成', '台账三份', '1234567.89', '无', '专项督察', '第一批', '2025年5月', '2026年1月'];
// A ledger is told by its heads; these tables hold the same under heads that say nothing of issues.
const PLAIN = HEADS.map((head) => head.replace('问题', '事项').replace('整改措施', '做法').replace('完成情况', '情况'));
const ADDRESS = 'https://zhenggai.example/notices/2026/very/long/address/without/a/break.html';

const row = (cells) => `| ${cells.join(' | ')} |`;
const tableOf = (heads, count, cell) => {
  const cells = CELLS.slice(0, count).map((text, at) => (at === 2 && cell ? cell : text));
  return [row(heads.slice(0, count)), `|${' --- |'.repeat(count)}`, row(cells), row(cells.with(0, '2'))].join('\n');
};
const LINE = '审'.repeat(28);
const notices = {};
for (const count of [6, 9, 12, 16]) {
  notices[`ledger-${count}`] = tableOf(HEADS, count);
  notices[`plain-${count}`] = tableOf(PLAIN, count);
}
notices['ledger-address'] = tableOf(HEADS, 9, ADDRESS);
notices['plain-address'] = tableOf(PLAIN, 12, ADDRESS);

let built;
let root;
let started;
before(async () => {
  const source = (table) =>
    `---\ntitle: 台账\nkind: ledger\norgan: a\npublished_on: 2026-02-01\n---\n\n${LINE}审\n\n## 一、台账\n\n${table}\n`;
  built = buildSite({
    'content/site.yaml': 'name: 示例法院整改公开\n',
    'content/organs/a.yaml': 'name: 示例市示例法院\n',
    ...Object.fromEntries(Object.entries(notices).map(([id, table]) => [`content/notices/${id}.md`, source(table)])),
  });
  ({ root } = built);
  started = await startBrowser();
});
after(async () => {
  await started?.close();
  built?.remove();
});

const fileOf = (id) => `notices/${id}/index.html`;

describe('on paper', () => {
  for (const id of Object.keys(notices)) {
    test(`${id} keeps to the sheet, and the text to its size`, async () => {
      const { page } = await openPage(started.browser);
      await page.goto(urlOf(root, fileOf(id)), { waitUntil: 'load' });
      const cells = await page.$$eval('.approved-text :is(th, td)', (all) => all.map((cell) => cell.textContent));
      const sheets = readPaper(await page.pdf({ preferCSSPageSize: true }));
      await page.close();
      const lines = sheets.flatMap((sheet) => sheet.lines);
      const whole = lines.find((line) => line.text === LINE.slice(2));
      assert.ok(whole, 'the first line of the text has two characters in and 26 behind');
      assert.ok(Math.abs(whole.right - whole.left - 26 * 15.75) < 2, `${whole.right - whole.left}`);
      for (const line of lines) assert.ok(line.right < mm(210 - 26) + 2, `${line.text} ends at ${line.right}`);
      // Cells of one row are read line by line: what must be there is every character.
      const printed = [...lines.map((line) => line.text).join('')];
      const left = new Map();
      for (const character of printed) left.set(character, (left.get(character) ?? 0) + 1);
      for (const character of cells.join('').replace(/\s/g, '')) {
        assert.ok(left.get(character) > 0, `${character} is missing`);
        left.set(character, left.get(character) - 1);
      }
    });
  }
});

describe('on the screen', () => {
  for (const width of [320, 760, 1024, 1440]) {
    test(`no column is squeezed and nothing pushes the page, ${width} px wide`, async () => {
      for (const id of Object.keys(notices)) {
        const { page } = await openPage(started.browser, { viewport: { width, height: 800 } });
        await page.goto(urlOf(root, fileOf(id)), { waitUntil: 'load' });
        const found = await page.evaluate(() => {
          const room = (cell) => {
            const style = getComputedStyle(cell);
            return (cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / parseFloat(style.fontSize);
          };
          const words = [...document.querySelectorAll('.approved-text td')].filter((cell) => [...cell.textContent].length > 5);
          return {
            wide: document.documentElement.scrollWidth,
            narrowest: Math.min(...words.map(room)),
            broken: [...document.querySelectorAll('.approved-text td')]
              .filter((cell) => /^[\d.]+$/.test(cell.textContent) && cell.clientHeight > 0)
              .filter((cell) => {
                const range = document.createRange();
                range.selectNode(cell.firstChild);
                return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
              })
              .map((cell) => cell.textContent),
          };
        });
        await page.close();
        assert.ok(found.wide <= width, `${id}: ${found.wide} px`);
        assert.ok(found.narrowest >= 3.9, `${id}: ${found.narrowest} characters`);
        assert.deepEqual(found.broken, [], id);
      }
    });
  }
});
