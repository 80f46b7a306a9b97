// How a page is cited: copied by a click, over plain http and from disk too; on paper a code that leads to the page. And
// what a page says to machines is read by nothing that the policy of the page would stop.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, openPage, startBrowser } from './browser.mjs';
import { isRedirect, kindOf, longestOfEachKind, readPages, siteFolder, urlOf } from './site.mjs';

const root = siteFolder();
const pages = readPages(root).filter((page) => !isRedirect(page));
const longest = new Map(longestOfEachKind(pages).map(({ kind, file }) => [kind, file]));
const cited = pages.filter((page) => page.text.includes('<details class="cite"')).map((page) => page.file);

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Serves the site over plain http at an address of this machine that no browser takes for its own. */
async function served(use) {
  const addresses = Object.values(os.networkInterfaces()).flat();
  const outer = addresses.find((address) => address.family === 'IPv4' && !address.internal)?.address;
  const server = http.createServer((request, answer) => {
    try {
      const file = path.join(root, path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
      answer.setHeader('content-type', KINDS[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, outer ?? '127.0.0.1', resolve));
  try {
    return await use(`http://${outer ?? '127.0.0.1'}:${server.address().port}/`, outer !== undefined);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Clicks the button, and tells what is said then and what a paste gives. */
async function copied(page) {
  await page.evaluate(() => (document.querySelector('details.cite').open = true));
  await page.click('details.cite button');
  await page.waitForFunction(() => document.querySelector('details.cite [role="status"]').textContent !== '');
  return page.evaluate(async () => {
    const said = document.querySelector('details.cite [role="status"]').textContent;
    const focused = document.activeElement.tagName;
    const field = document.body.appendChild(document.createElement('textarea'));
    field.focus();
    return { said, focused, digest: document.querySelector('.cite .digest').title, line: document.querySelector('.cited').textContent };
  });
}

async function pasted(page) {
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  return page.evaluate(() => document.querySelector('body > textarea').value);
}

describe('a citation', () => {
  test('stands on every page of a notice, of an issue and of its line', () => {
    const kinds = ['notices/*/index.html', 'notices/*/*.html', 'entries/*/*.html'];
    const wanted = pages.filter((page) => kinds.includes(kindOf(page.file)));
    assert.ok(wanted.length > 100, `${wanted.length}`);
    assert.deepEqual(cited, wanted.map((page) => page.file));
  });

  for (const kind of ['notices/*/index.html', 'notices/*/*.html', 'entries/*/*.html']) {
    test(`of ${kind} is copied whole from disk and over plain http`, async () => {
      const file = longest.get(kind);
      const check = async (page) => {
        const { said, focused, digest, line } = await copied(page);
        assert.equal(said, '已复制');
        assert.equal(focused, 'BUTTON', 'who pressed the button is still there');
        assert.match(digest, /^[0-9a-f]{64}$/);
        assert.equal(await pasted(page), `${line}\n通报正文的SHA-256：${digest}`);
      };
      const { page, left, said } = await openPage(started.browser, { viewport: PHONE });
      await page.goto(urlOf(root, file), { waitUntil: 'load' });
      await check(page);
      await page.close();
      assert.deepEqual([...left, ...said], []);
      await served(async (top, isOuter) => {
        const plain = await started.browser.newPage();
        await plain.goto(`${top}${file}`, { waitUntil: 'load' });
        assert.equal(await plain.evaluate(() => navigator.clipboard === undefined), isOuter);
        await check(plain);
        await plain.close();
      });
    });

    test(`of ${kind} needs no script, and has no button without`, async () => {
      const { page } = await openPage(started.browser, { scripts: false });
      await page.goto(urlOf(root, longest.get(kind)), { waitUntil: 'load' });
      const text = await page.$eval('details.cite', (block) => block.textContent);
      await page.close();
      assert.match(text, /https:\/\/[^\s]+/);
      assert.ok(!text.includes('复制'), text);
    });

    test(`of ${kind} stands on paper with a code that leads to the page`, async () => {
      const file = longest.get(kind);
      const { page } = await openPage(started.browser, { viewport: DESKTOP });
      await page.goto(urlOf(root, file), { waitUntil: 'load' });
      const shown = await page.$eval('.code-on-paper', (code) => getComputedStyle(code).display);
      assert.equal(shown, 'none', 'it is for paper alone');
      const address = await page.$eval('link[rel="canonical"]', (link) => link.href);
      const folder = mkdtempSync(path.join(os.tmpdir(), 'tongbao-code-'));
      try {
        writeFileSync(path.join(folder, 'paper.pdf'), await page.pdf({ preferCSSPageSize: true }));
        await page.close();
        const run = (program, ...flags) => spawnSync(program, flags, { cwd: folder, encoding: 'utf8' });
        assert.equal(run('pdftoppm', '-r', '200', '-png', 'paper.pdf', 'sheet').status, 0);
        const read = run('sh', '-c', 'zbarimg -q --raw sheet-*.png');
        assert.equal(read.stdout.trim(), address, read.stderr);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

test('what pages say to machines is JSON, and names addresses of the site alone', () => {
  for (const { file, text } of pages) {
    const said = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text);
    if (!said) {
      assert.ok(['index.html', '404.html'].includes(file), `${file} says nothing`);
      continue;
    }
    const { '@context': context, '@graph': things } = JSON.parse(said[1]);
    assert.equal(context, 'https://schema.org', file);
    const kinds = things.map((thing) => thing['@type']);
    const is =
      {
        'notices/*/index.html': ['Report'],
        'organs/*/index.html': ['GovernmentOrganization'],
        'data/index.html': ['Dataset'],
      }[kindOf(file)] ?? [];
    assert.deepEqual(kinds, ['BreadcrumbList', ...is], file);
    const own = /<link rel="canonical" href="([^"]*)">/.exec(text)[1];
    const way = things[0].itemListElement;
    assert.deepEqual(way.map((step) => step.position), way.map((_, at) => at + 1), file);
    assert.equal(way.at(-1).item, own, file);
    if (is.length > 0) assert.equal(things[1].url, own, file);
  }
});
