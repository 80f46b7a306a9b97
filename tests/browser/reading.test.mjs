// The site opened from disk in a browser, as its readers do.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faultsOfAccess } from './axe.mjs';
import { DESKTOP, NARROW, PHONE, ZOOMED, lookAt as lookAtPages, openPage, startBrowser } from './browser.mjs';
import { isRedirect, kindOf, longestOfEachKind, readPages, siteFolder, targetOf, urlOf } from './site.mjs';

const root = siteFolder();
const pages = readPages(root);
const kinds = longestOfEachKind(pages);
const none = (faults) => assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 40).join('\n')}`);

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

const lookAt = (files, options, look) => lookAtPages(started.browser, root, files, options, look);

/** The links of a page that lead to a file of the site, as written and where they lead. */
const linksOf = (file) =>
  pages
    .find((page) => page.file === file)
    .elements.filter((element) => element.name === 'a' && element.attribs.href)
    .map((element) => ({ href: element.attribs.href, ...targetOf(file, element.attribs.href) }))
    .filter((link) => link.target !== undefined);

/** A way a reader can go: home, a notice that home names, an issue that it names, and the link back to its place. */
function findWay() {
  const isNotice = (file) => kindOf(file) === 'notices/*/index.html';
  for (const toNotice of linksOf('index.html').filter((link) => isNotice(link.target))) {
    const folder = toNotice.target.slice(0, -'index.html'.length);
    const isIssue = (file) => file.startsWith(folder) && kindOf(file) === 'notices/*/*.html';
    const toIssue = linksOf(toNotice.target).find((link) => isIssue(link.target));
    const back = toIssue && linksOf(toIssue.target).find((link) => link.target === toNotice.target && link.fragment !== '');
    if (back) return { toNotice, toIssue, back };
  }
  return undefined;
}

describe('scripts off, opened from disk', () => {
  test('home, a notice, an issue and back to its place, by real links', async () => {
    const way = findWay();
    assert.ok(way, 'no way from home to a notice, to one of its issues, and back to an anchor in the notice');
    const { page, left, said } = await openPage(started.browser, { scripts: false });
    await page.goto(urlOf(root, 'index.html'));
    for (const { href, target, fragment } of [way.toNotice, way.toIssue, way.back]) {
      const link = await firstVisible(page, `a[href="${href}"]`);
      assert.ok(link, `${page.url()} shows no link ${href}`);
      await Promise.all([page.waitForNavigation(), link.click()]);
      const url = new URL(page.url());
      assert.equal(url.origin + url.pathname, new URL(urlOf(root, target)).origin + new URL(urlOf(root, target)).pathname);
      assert.equal(decodeURIComponent(url.hash), fragment === '' ? '' : `#${fragment}`);
      assert.ok((await page.$eval('body', (body) => body.innerText)).trim().length > 50, `${target} shows no text`);
    }
    const place = await page.$eval(':target', (element) => {
      const { top, height } = element.getBoundingClientRect();
      return { top, height, window: innerHeight };
    });
    assert.ok(place.top >= -1 && place.top < place.window, `the place of the issue is not in sight: ${JSON.stringify(place)}`);
    none([...left, ...said]);
    await page.close();
  });

  test('everything that a page says is shown', async () => {
    const look = (page) =>
      page.evaluate(() => {
        const faults = [];
        const main = document.querySelector('main');
        if (!main) return ['no <main>'];
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.data.trim();
          const element = walker.currentNode.parentElement;
          // What waits for a script (a search box) is hidden by its attribute; script data is no text; what is
          // folded opens without scripts; the number to call is said twice only on a phone; the search is a field or a link.
          if (text === '' || element.closest('[hidden], script, template, noscript, title, desc, details, .call, .find, .to-search')) continue;
          if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
            faults.push(`not shown: <${element.localName}> ${text.slice(0, 40)}`);
          }
        }
        for (const element of main.querySelectorAll('[hidden]')) {
          if (element.querySelector('p, table, article')) faults.push(`hidden text: <${element.localName}>`);
        }
        if (main.innerText.trim().length < 20) faults.push('almost no text');
        return faults;
      });
    const files = kinds.map(({ file }) => file);
    const { faults, left, said } = await lookAt(files, { scripts: false }, look);
    none([...faults, ...left, ...said]);
  });

  // A continued issue stands in the ledger once, at its latest notice; its earlier pages hang on its history.
  test('every issue of the site is reached from the ledger or from a history in it', async () => {
    const issues = pages.filter((page) => kindOf(page.file) === 'notices/*/*.html' && !isRedirect(page));
    const ledger = pages.filter((page) => page.file.startsWith('issues/'));
    const listed = new Set(ledger.flatMap((page) => linksOf(page.file).map((link) => link.target)));
    const histories = issues.filter((page) => listed.has(page.file)).flatMap((page) => linksOf(page.file));
    const reached = new Set([...listed, ...histories.map((link) => link.target)]);
    none(issues.filter((page) => !reached.has(page.file)).map((page) => `${page.file}: not reached from the ledger`));
  });
});

describe('scripts on, opened from disk', () => {
  test('nothing is thrown, nothing stands in the console, no request leaves', async () => {
    const files = kinds.map(({ file }) => file);
    const { left, said } = await lookAt(files, {}, async () => []);
    none([...left, ...said]);
  });

  for (const [name, options] of Object.entries({
    'at 320 pixels': { viewport: NARROW },
    'at 400 %': { viewport: ZOOMED },
    'at 320 pixels in the elder view': { viewport: NARROW, view: 'elder' },
    'at 320 pixels in the largest type': { viewport: NARROW, view: 'largest' },
    'on a desktop in the largest type': { viewport: DESKTOP, view: 'largest' },
  })) {
    test(`no page scrolls sideways ${name}`, async () => {
      const look = (page) =>
        page.evaluate(() => {
          const { scrollWidth } = document.scrollingElement;
          if (scrollWidth <= innerWidth) return [];
          const wide = [...document.body.querySelectorAll('*')]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .slice(-3)
            .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
          return [`${scrollWidth} px wide: ${wide.join(' ')}`];
        });
      const files = kinds.map(({ file }) => file);
      none((await lookAt(files, options, look)).faults);
    });
  }

  for (const [name, options] of Object.entries({
    'a desktop': { viewport: DESKTOP },
    'a phone': { viewport: PHONE },
    'a dark desktop': { viewport: DESKTOP, dark: true },
    'a dark phone': { viewport: PHONE, dark: true },
    'a desktop in the elder view': { viewport: DESKTOP, view: 'elder' },
    'a phone in the elder view': { viewport: PHONE, view: 'elder' },
    'a dark phone in the elder view': { viewport: PHONE, dark: true, view: 'elder' },
    'a phone with its menu open': { viewport: PHONE, open: true },
  })) {
    test(`one page of each kind has no fault of accessibility on ${name}`, async () => {
      const look = async (page) => {
        if (options.open) await page.click('.fold summary');
        return faultsOfAccess(page);
      };
      const files = kinds.map(({ file }) => file);
      none((await lookAt(files, options, look)).faults);
    });
  }
});

async function firstVisible(page, selector) {
  for (const element of await page.$$(selector)) {
    if (await element.isVisible()) return element;
  }
  return undefined;
}
