// What `tongbao export` writes, opened and printed as people will: TONGBAO_EXPORT holds page.html, notice.pdf, and the
// folders fragment/ and archive/ of one notice of the sample site; its page in the site is the measure.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { NARROW, openPage, startBrowser } from './browser.mjs';
import { readPaper } from './paper.mjs';
import { filesOf, readPages, siteFolder, urlOf } from './site.mjs';

const site = siteFolder();
const folder = path.resolve(process.env.TONGBAO_EXPORT ?? '');
const PAGES = ['page.html', 'fragment/正文.html', 'fragment/清单.html', 'archive/notice.html'];
const compact = (text) => text.replace(/\s/g, '');

// The notice in the site, found by its title.
const title = /<h1>(.*?)<\/h1>/.exec(readFileSync(path.join(folder, 'page.html'), 'utf8'))[1];
const original = readPages(site).find((page) => page.text.includes(`<h1>${title}</h1>`) && page.text.includes('data-approved-text'));

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

test('the pages are well-formed for the HTML checker', () => {
  const jar = String(createRequire(import.meta.url)('vnu-jar'));
  const files = PAGES.map((file) => path.join(folder, file));
  const flags = ['--exit-zero-always', '--errors-only', '--format', 'json', '--stdout', ...files];
  const { messages } = JSON.parse(execFileSync('java', ['-Xss4m', '-jar', jar, ...flags], { encoding: 'utf8' }));
  const faults = messages.map(({ url, lastLine, message, extract }) => `${url}:${lastLine}: ${message} (${extract})`);
  assert.deepEqual(faults, []);
});

test('the pages ask for nothing, say nothing in the console, and do not scroll sideways on a phone', async () => {
  const { page, left, said } = await openPage(started.browser, { viewport: NARROW });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const faults = [];
  for (const file of PAGES) {
    asked.length = 0;
    await page.goto(urlOf(folder, file), { waitUntil: 'load' });
    const others = asked.filter((url) => !url.startsWith('data:') && url !== page.url());
    faults.push(...others.map((url) => `${file} asks for ${url}`));
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    // The checklist is for the desk of an editor.
    if (wide > 0 && !file.includes('清单')) faults.push(`${file} is ${wide} px too wide`);
  }
  await page.close();
  assert.deepEqual([...faults, ...left, ...said], []);
});

test('the pages have no fault of accessibility', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const { page } = await openPage(started.browser);
  await page.setBypassCSP(true);
  const faults = [];
  // What is pasted is a part of another page: it is not judged as a whole one.
  for (const file of PAGES.filter((name) => !name.includes('正文'))) {
    await page.goto(urlOf(folder, file));
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')}`));
    });
    faults.push(...found.map((fault) => `${file}: ${fault}`));
  }
  await page.close();
  assert.deepEqual(faults, []);
});

test('the text of every form is the text of the page in the site', async () => {
  const { page } = await openPage(started.browser);
  const textOf = (selector) =>
    page.$eval(selector, (element) => {
      // The caption of a ledger is for those who hear the page.
      for (const unseen of element.querySelectorAll('.visually-hidden')) unseen.remove();
      return element.innerText;
    });
  await page.goto(urlOf(site, original.file));
  const wanted = compact(await textOf('[data-approved-text]'));
  assert.ok(wanted.length > 500);
  for (const [file, selector] of [['page.html', '[data-approved-text]'], ['archive/notice.html', '[data-approved-text]'], ['fragment/正文.html', 'body']]) {
    await page.goto(urlOf(folder, file));
    assert.equal(compact(await textOf(selector)), wanted, file);
  }
  // Pasted into an article of another system, which drops classes, anchors and all but a few elements.
  const fragment = readFileSync(path.join(folder, 'fragment/正文源码.html'), 'utf8');
  await page.setContent('<!DOCTYPE html><meta charset="utf-8"><style>* { text-indent: 0 !important }</style><article></article>');
  const pasted = await page.$eval(
    'article',
    (article, html) => {
      article.innerHTML = html;
      const kept = 'p h2 h3 h4 h5 h6 strong em code span a img br ul li blockquote table thead tbody tr th td pre hr div'.split(' ');
      const lost = [...article.querySelectorAll('*')].filter((element) => !kept.includes(element.localName));
      const named = article.querySelectorAll('[class], [id]').length;
      return { text: article.innerText, lost: lost.map((element) => element.localName), named };
    },
    fragment,
  );
  await page.close();
  assert.deepEqual(pasted.lost, []);
  assert.equal(pasted.named, 0);
  assert.equal(compact(pasted.text), wanted);
});

test('the PDF is the page on paper: the same sheets, the same lines', async () => {
  const pdf = readPaper(readFileSync(path.join(folder, 'notice.pdf')));
  const { page } = await openPage(started.browser);
  const print = async (root, file) => {
    await page.goto(urlOf(root, file));
    return readPaper(await page.pdf({ preferCSSPageSize: true }));
  };
  const lines = (sheets) => sheets.map((sheet) => sheet.lines.map((line) => line.text));
  const exported = await print(folder, 'page.html');
  const published = await print(site, original.file);
  await page.close();
  assert.deepEqual(lines(pdf), lines(exported));
  // In the site a listed file is on paper by its title, as it is here.
  // The site's own page has the code of its address too, with a line of words beside it.
  const withoutCode = lines(published).map((sheet) => sheet.filter((line) => line !== '扫一扫，在手机上看本页'));
  assert.deepEqual(lines(exported), withoutCode);
});

test('the archive is what its manifest says', () => {
  execFileSync('sha256sum', ['-c', '--quiet', 'tongbao-manifest.sha256'], { cwd: path.join(folder, 'archive') });
  const listed = readFileSync(path.join(folder, 'archive/tongbao-manifest.sha256'), 'utf8').trim().split('\n');
  const files = filesOf(path.join(folder, 'archive')).filter((file) => file !== 'tongbao-manifest.sha256');
  assert.deepEqual(listed.map((line) => line.slice(66)).sort(), files.sort());
});
