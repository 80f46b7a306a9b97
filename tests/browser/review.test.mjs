// What `tongbao review` writes, read as those who approve will: TONGBAO_REVIEW holds 送审稿.html and 送审稿.pdf of tests/review/.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PHONE, NARROW, openPage, startBrowser } from './browser.mjs';
import { urlOf } from './site.mjs';

const folder = path.resolve(process.env.TONGBAO_REVIEW ?? '');
const COPY = '送审稿.html';
const BANNER = '送审稿，不是公布的网页';

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

test('the copy is well-formed for the HTML checker', () => {
  const jar = String(createRequire(import.meta.url)('vnu-jar'));
  const flags = ['--exit-zero-always', '--errors-only', '--format', 'json', '--stdout', path.join(folder, COPY)];
  const { messages } = JSON.parse(execFileSync('java', ['-Xss4m', '-jar', jar, ...flags], { encoding: 'utf8' }));
  const faults = messages.map(({ lastLine, message, extract }) => `${lastLine}: ${message} (${extract})`);
  assert.deepEqual(faults, []);
});

test('the copy asks for nothing and does not scroll sideways on a phone', async () => {
  for (const viewport of [PHONE, NARROW]) {
    const { page, left, said } = await openPage(started.browser, { viewport });
    await page.goto(urlOf(folder, COPY), { waitUntil: 'load' });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    await page.close();
    assert.deepEqual([wide, ...left, ...said], [0]);
  }
});

test('the copy has no fault of accessibility, in light and in dark', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const dark of [false, true]) {
    const { page } = await openPage(started.browser, { dark });
    await page.setBypassCSP(true);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    await page.goto(urlOf(folder, COPY));
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')}`));
    });
    await page.close();
    assert.deepEqual(found, [], dark ? 'dark' : 'light');
  }
});

test('who hears the copy hears what came and what went', async () => {
  const { page } = await openPage(started.browser);
  await page.goto(urlOf(folder, COPY));
  const silent = await page.$$eval('.block ins, .block del, td ins, td del', (marks) =>
    marks.filter((mark) => !/^〔(新增|删去)：/.test(mark.textContent)).map((mark) => mark.textContent),
  );
  const marks = await page.$$eval('.block :is(ins, del)', (all) => all.length);
  await page.close();
  assert.deepEqual(silent, []);
  assert.ok(marks > 20, `${marks} marks`);
});

test('marks are seen without colour', async () => {
  const { page } = await openPage(started.browser);
  await page.goto(urlOf(folder, COPY));
  await page.emulateMediaType('print');
  const line = (selector) => page.$eval(selector, (mark) => getComputedStyle(mark).textDecorationLine);
  const lines = [await line('.block ins'), await line('.block del')];
  const side = await page.$eval('.block.moved', (block) => getComputedStyle(block).borderLeftStyle);
  const words = await page.$$eval('.block.moved .said, .block.split .said', (all) => all.every((said) => said.textContent));
  await page.close();
  assert.deepEqual([...lines, side, words], ['underline', 'line-through', 'dashed', true]);
});

test('each page of paper says that it is no page that is published, and has its number', () => {
  const text = execFileSync('pdftotext', [path.join(folder, '送审稿.pdf'), '-'], { encoding: 'utf8' });
  const pages = text.split('\f').slice(0, -1);
  assert.ok(pages.length > 3, `${pages.length} pages`);
  pages.forEach((page, at) => {
    assert.ok(page.includes(BANNER), `page ${at + 1}`);
    assert.match(page, new RegExp(`— ${at + 1} / ${pages.length} —`), `page ${at + 1}`);
  });
  const sizes = execFileSync('pdfinfo', [path.join(folder, '送审稿.pdf')], { encoding: 'utf8' });
  assert.match(sizes, /Page size: +59[45][.\d]* x 84[12][.\d]*.*A4/);
});
