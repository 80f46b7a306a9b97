// How pages are read and reached: reading views, targets, the keyboard, motion, shifts of the layout.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, lookAt as lookAtPages, openPage, setView, startBrowser } from './browser.mjs';
import { kindOf, longestOfEachKind, readPages, siteFolder, urlOf } from './site.mjs';

const root = siteFolder();
const pages = readPages(root);
const files = longestOfEachKind(pages).map(({ file }) => file);
const isNotice = (page) => kindOf(page.file) === 'notices/*/index.html';
const noticeFile = files.find((file) => kindOf(file) === 'notices/*/index.html');
const withTags = pages.filter((page) => isNotice(page) && page.text.includes('class="tag')).map(({ file }) => file);
const none = (faults) => assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 40).join('\n')}`);

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

const lookAt = (list, options, look) => lookAtPages(started.browser, root, list, options, look);

/** What a reader sees of the view of a page. */
const seen = (page) =>
  page.evaluate(() => ({
    chosen: document.querySelector('input[name="view"]:checked').value,
    type: parseFloat(getComputedStyle(document.body).fontSize),
    wide: getComputedStyle(document.querySelector('.beside') ?? document.body).display,
    paper: getComputedStyle(document.documentElement).backgroundColor,
  }));

describe('the reading views', () => {
  test('follow the switch without scripts, by the keyboard alone', async () => {
    const session = await started.browser.createBrowserContext();
    const { page } = await openPage(session, { scripts: false });
    await page.goto(urlOf(root, noticeFile));
    const standard = await seen(page);
    assert.equal(standard.chosen, 'standard');
    assert.equal(standard.type, 18);
    await page.focus('input[name="view"]');
    await page.keyboard.press('ArrowRight');
    const elder = await seen(page);
    assert.equal(elder.chosen, 'elder');
    assert.ok(elder.type >= 24 && elder.type < 24.1, `${elder.type} px`);
    assert.notEqual(elder.wide, 'grid', 'one column');
    assert.equal(elder.paper, 'rgb(255, 255, 255)');
    await page.keyboard.press('ArrowRight');
    assert.ok(Math.abs((await seen(page)).type - 30) < 0.1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.deepEqual(await seen(page), standard);
    await session.close();
  });

  test('are kept from page to page where scripts run, and drawn at once', async () => {
    const session = await started.browser.createBrowserContext();
    const { page, said } = await openPage(session);
    // Whether the root already bore the view when the first element of the body came.
    await page.evaluateOnNewDocument(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        globalThis.early = document.documentElement.classList.contains('elder');
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(urlOf(root, 'index.html'));
    assert.equal(await page.evaluate(() => globalThis.early), false);
    await setView(page, 'elder');
    await page.goto(urlOf(root, noticeFile));
    assert.equal(await page.evaluate(() => globalThis.early), true);
    assert.equal((await seen(page)).chosen, 'elder');
    await page.reload();
    assert.equal((await seen(page)).chosen, 'elder');
    await setView(page, 'standard');
    await page.goBack();
    const back = await seen(page);
    assert.deepEqual([back.chosen, back.type], ['standard', 18]);
    none(said);
    await session.close();
  });

  for (const [name, viewport] of Object.entries({ 'a desktop': DESKTOP, 'a phone': PHONE })) {
    test(`have type of 18 px and more and one column on ${name}`, async () => {
      const look = (page) =>
        page.evaluate(() => {
          const faults = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (walker.currentNode.data.trim() === '' || !element.checkVisibility()) continue;
            const size = parseFloat(getComputedStyle(element).fontSize);
            if (size < 18) faults.push(`${size} px: ${walker.currentNode.data.trim().slice(0, 30)}`);
          }
          // Blocks of the page stand one under another; what stands in a line is a term with its value.
          for (const element of document.querySelectorAll('main *')) {
            const { display, gridTemplateColumns, columnCount } = getComputedStyle(element);
            if (element.matches('.summary > div')) continue;
            const columns = display === 'grid' ? gridTemplateColumns.split(' ').length : 1;
            if (columns > 1 || Number(columnCount) > 1) faults.push(`columns: <${element.localName} class="${element.className}">`);
          }
          return faults;
        });
      none((await lookAt(files, { viewport, view: 'elder' }, look)).faults);
    });
  }
});

describe('the header of a phone', () => {
  const phone = { ...PHONE, width: 360 };
  const LONG = '示例省青岚市中级人民法院巡察整改情况集中公开专题网';

  for (const [view, most] of [['standard', 64], ['elder', 96]]) {
    test(`is one line, at most ${most} px high in the ${view} view, and does not stick`, async () => {
      const look = (page) =>
        page.evaluate(
          (most, long) => {
            const [head, brand, fold] = ['.masthead', '.brand', '.fold summary'].map((what) => document.querySelector(what));
            const faults = [];
            const measure = (what) => {
              const { height } = head.getBoundingClientRect();
              const [name, menu] = [brand, fold].map((element) => element.getBoundingClientRect());
              if (height > most) faults.push(`${what}: ${height} px`);
              if (name.right > menu.left || name.top > menu.bottom || menu.top > name.bottom) faults.push(`${what}: not one line`);
              if (menu.right > innerWidth) faults.push(`${what}: 菜单 is outside`);
            };
            measure('as it is');
            (brand.querySelector('a') ?? brand).textContent = long;
            brand.classList.add('long');
            measure('a name of 25 characters');
            // Between the name and 菜单 stands the link that searches: the name makes room. The page that searches has none.
            const link = document.querySelector('.to-search');
            if (link) {
              const [name, beside, menu] = [brand, link, fold].map((element) => element.getBoundingClientRect());
              if (name.right > beside.left || beside.right > menu.left) faults.push('the link is not between name and 菜单');
              if (beside.height < 44 || beside.width < 44) faults.push(`the link is ${beside.width} by ${beside.height} px`);
            } else if (!document.querySelector('form.search')) faults.push('no way to search');
            if (!['static', 'relative'].includes(getComputedStyle(head).position)) faults.push('it sticks');
            return faults;
          },
          most,
          LONG,
        );
      assert.equal([...LONG].length, 25);
      none((await lookAt(files, { viewport: phone, view }, look)).faults);
    });
  }

  test('opens columns and reading views by one key, without scripts, and leads on', async () => {
    const session = await started.browser.createBrowserContext();
    const { page } = await openPage(session, { scripts: false, viewport: phone });
    const shown = () =>
      page.evaluate(() => [...document.querySelectorAll('.menu a, .views input, .views label')].filter((element) => element.checkVisibility()).length);
    await page.goto(urlOf(root, noticeFile));
    assert.equal(await shown(), 0);
    await page.focus('.fold summary');
    await page.keyboard.press('Enter');
    assert.ok((await shown()) > 8);
    const covered = await page.evaluate(() => document.querySelector('#menu').getBoundingClientRect().bottom > document.querySelector('main').getBoundingClientRect().top);
    assert.equal(covered, false, 'it pops up over nothing');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal((await seen(page)).chosen, 'elder');
    await page.keyboard.press('Tab');
    const [, second] = await page.$$('.menu a');
    await Promise.all([page.waitForNavigation(), second.click()]);
    assert.equal(await shown(), 0, 'the next page begins with its menu closed');
    await session.close();
  });

  test('is one key away from who chooses a larger type by the keyboard on a page that then folds', async () => {
    const session = await started.browser.createBrowserContext();
    const { page } = await openPage(session, { scripts: false, viewport: { width: 768, height: 900 } });
    await page.goto(urlOf(root, noticeFile));
    const folded = () => page.evaluate(() => document.querySelector('.fold').checkVisibility());
    assert.equal(await folded(), false);
    await page.focus('input[name="view"]');
    await page.keyboard.press('ArrowRight');
    assert.equal((await seen(page)).chosen, 'elder');
    assert.equal(await folded(), true);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.equal(await page.evaluate(() => document.activeElement.matches('.fold summary')), true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal((await seen(page)).chosen, 'largest');
    await page.keyboard.press('ArrowLeft');
    assert.equal((await seen(page)).chosen, 'elder');
    await session.close();
  });
});

describe('targets', () => {
  for (const [name, options, least] of [
    ['on a desktop', { viewport: DESKTOP }, 44],
    ['on a phone', { viewport: PHONE }, 44],
    ['on a desktop in the elder view', { viewport: DESKTOP, view: 'elder' }, 60],
    ['on a phone in the elder view', { viewport: PHONE, view: 'elder' }, 60],
  ]) {
    test(`that stand by themselves are ${least} px high ${name}`, async () => {
      const look = (page) =>
        page.evaluate((least) => {
          // A link among words of a sentence is as high as its line (WCAG 2.5.8, inline).
          const inline = (element) =>
            [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '') ||
            element.closest('.approved-text p, .approved-text td, .prose');
          return [...document.querySelectorAll('a[href], button, summary, input')]
            .filter((element) => element.checkVisibility() && !element.matches('.skip') && getComputedStyle(element).pointerEvents !== 'none' && !inline(element))
            .map((element) => [element, element.getBoundingClientRect()])
            .filter(([, box]) => box.height < least - 0.5)
            .map(([element, box]) => `${box.height.toFixed(1)} px: <${element.localName}> ${element.textContent.trim().slice(0, 24)} in <${element.parentElement.localName} class="${element.parentElement.className}">`);
        }, least);
      none((await lookAt(files, options, look)).faults);
    });
  }
});

describe('the keyboard', () => {
  test('reaches everything in the order of the page, seen and not covered', async () => {
    const look = async (page) => {
      const faults = [];
      await page.evaluate(() => {
        globalThis.reachable = [...document.querySelectorAll('a[href], button, summary, input, .table[tabindex]')].filter((element) => element.checkVisibility());
      });
      let before = -1;
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return undefined;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const name = `<${element.localName}> ${element.textContent.trim().slice(0, 24)}`;
          const at = globalThis.reachable.indexOf(element);
          const top = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
          const faults = [];
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`the focus is not seen: ${name}`);
          if (box.bottom <= 0 || box.top >= innerHeight) faults.push(`the focus is out of sight: ${name}`);
          else if (!(top && (element.contains(top) || top.contains(element)))) faults.push(`the focus is covered: ${name}`);
          return { at, faults, name };
        });
        // Behind the last stop the keyboard leaves the page, or begins again.
        if (!found || (found.at === 0 && before > 0)) break;
        if (found.at <= before) faults.push(`out of order: ${found.name} (${found.at} after ${before})`);
        before = found.at;
        faults.push(...found.faults);
      }
      if (before < 5) faults.push(`only ${before + 1} stops`);
      return faults;
    };
    none((await lookAt(files, { viewport: { width: 1280, height: 600 } }, look)).faults);
    none((await lookAt(files, { viewport: { width: 360, height: 640 }, view: 'elder' }, look)).faults);
  });

  test('reaches the open menu of a phone in the order of the page', async () => {
    const { page } = await openPage(started.browser, { viewport: { width: 360, height: 640 } });
    await page.goto(urlOf(root, noticeFile));
    await page.focus('.fold summary');
    await page.keyboard.press('Enter');
    const stops = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => document.activeElement.closest('.views, .menu, main')?.className ?? document.activeElement.localName));
    }
    await page.close();
    assert.deepEqual(stops, ['views', 'menu', 'menu', 'menu']);
  });

  test('skips to the main part by the first link', async () => {
    const look = async (page) => {
      await page.keyboard.press('Tab');
      const first = await page.evaluate(() => ({ href: document.activeElement.getAttribute('href'), top: document.activeElement.getBoundingClientRect().top }));
      if (first.href !== '#main' || first.top < 0) return [`the first stop is ${JSON.stringify(first)}`];
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const after = await page.evaluate(() => Boolean(document.activeElement.closest('main, .foot')));
      return after ? [] : ['the next stop is not in the main part'];
    };
    none((await lookAt(files, { scripts: false }, look)).faults);
  });
});

test('the first screen of a phone says what was found, how much is put right, as of when and whom to call', async () => {
  const { page } = await openPage(started.browser, { viewport: { ...PHONE, width: 360, height: 640 } });
  await page.goto(urlOf(root, 'index.html'));
  const below = await page.evaluate(() =>
    ['.overview .big', '.overview .meta time', '.call a[href^="tel:"]']
      .map((what) => [what, document.querySelector(what)?.getBoundingClientRect().bottom ?? Infinity])
      .filter(([, bottom]) => bottom > innerHeight),
  );
  await page.close();
  assert.deepEqual(below, []);
});

describe('the contents of a notice', () => {
  const marked = (page) =>
    page.evaluate(() => {
      const list = document.getElementById('contents');
      const entries = [...list.querySelectorAll('[aria-current="location"]')];
      const [box, frame] = [entries[0]?.getBoundingClientRect(), list.getBoundingClientRect()];
      return { marks: entries.map((entry) => entry.getAttribute('href')), inSight: box && box.top >= frame.top && box.bottom <= frame.bottom, top: scrollY };
    });
  const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

  test('say where the reader is, and move nothing but their own list', async () => {
    const { page, said } = await openPage(started.browser, { viewport: DESKTOP });
    await page.goto(urlOf(root, noticeFile));
    await frames(page);
    assert.deepEqual((await marked(page)).marks, [], 'nothing has been read at the top');
    const places = await page.$$eval('#contents li a', (links) => links.map((link) => link.getAttribute('href')));
    assert.ok(places.length > 30, `${places.length} entries`);
    for (const place of [places.at(-1), places[Math.floor(places.length / 2)], places[3]]) {
      const top = await page.evaluate((place) => {
        document.querySelector(place).scrollIntoView();
        return scrollY;
      }, place);
      await frames(page);
      const found = await marked(page);
      assert.deepEqual([found.marks, found.inSight, found.top], [[place], true, top]);
    }
    // Above the first heading the mark stays: it tells where the reader came from.
    await page.evaluate(() => scrollTo(0, 0));
    await frames(page);
    assert.deepEqual((await marked(page)).marks, [places[3]]);
    none(said);
    await page.close();
  });

  test('stay where they are while somebody goes through them by the keyboard', async () => {
    const { page } = await openPage(started.browser, { viewport: DESKTOP });
    await page.goto(urlOf(root, noticeFile));
    await page.focus('#contents li a');
    await page.keyboard.press('Tab');
    const before = await page.$eval('#contents', (list) => list.scrollTop);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    await frames(page);
    assert.equal(await page.$eval('#contents', (list) => list.scrollTop), before);
    await page.close();
  });

  test('are unfolded by the way back to them on a phone, and by hand without scripts', async () => {
    for (const scripts of [true, false]) {
      const { page } = await openPage(started.browser, { viewport: PHONE, scripts });
      await page.goto(urlOf(root, noticeFile));
      const open = () => page.$eval('#contents details', (details) => details.open);
      assert.equal(await open(), false);
      await (await page.$(scripts ? '.to-contents a' : '#contents summary')).click();
      assert.equal(await open(), true);
      await page.close();
    }
  });

  test('have the status of an issue at the right of its line', async () => {
    const look = (page) =>
      page.$$eval('#contents li:has(> .tag)', (entries) =>
        entries
          .filter((entry) => entry.checkVisibility())
          .map((entry) => [entry, entry.querySelector('a').getBoundingClientRect(), entry.querySelector('.tag').getBoundingClientRect()])
          .filter(([, title, tag]) => tag.left < title.right - 1 || tag.top > title.bottom - 10)
          .map(([entry]) => `below its title: ${entry.textContent}`),
      );
    none((await lookAt(withTags, { viewport: DESKTOP }, look)).faults);
  });
});

test('nothing moves, whatever motion the reader wants', async () => {
  const look = async (page) => {
    const motion = () =>
      page.evaluate(() => ({
        scroll: getComputedStyle(document.documentElement).scrollBehavior,
        moving: [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return transitionDuration !== '0s' || animationName !== 'none';
        }).length,
      }));
    const reduced = await motion();
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
    const usual = await motion();
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const faults = [];
    if (reduced.scroll !== 'auto' || reduced.moving > 0) faults.push(`moves though it should not: ${JSON.stringify(reduced)}`);
    if (usual.scroll !== 'auto' || usual.moving > 0) faults.push(`not as designed: ${JSON.stringify(usual)}`);
    return faults;
  };
  none((await lookAt(files, {}, look)).faults);
});

test('nothing shifts while a page is laid out', async () => {
  for (const view of ['standard', 'elder']) {
    const session = await started.browser.createBrowserContext();
    const { page } = await openPage(session, { viewport: PHONE });
    await page.goto(urlOf(root, 'index.html'));
    await setView(page, view);
    const faults = [];
    for (const file of files) {
      await page.goto(urlOf(root, file), { waitUntil: 'load' });
      const shift = await page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
          }),
      );
      if (shift > 0) faults.push(`${file} (${view}): shifted by ${shift}`);
    }
    await session.close();
    none(faults);
  }
});

test('paper is the same in every view and in the dark', async () => {
  const measure = async (options) => {
    const found = [];
    await lookAt(withTags.slice(0, 1), options, async (page) => {
      await page.emulateMediaType('print');
      found.push(
        await page.$eval('.approved-text p', (element) => {
          const { fontSize, lineHeight, color } = getComputedStyle(element);
          const tag = getComputedStyle(document.querySelector('.tag'));
          return [fontSize, lineHeight, color, getComputedStyle(document.documentElement).backgroundColor, tag.color, tag.backgroundColor];
        }),
      );
      return [];
    });
    return found[0];
  };
  const usual = await measure({});
  assert.deepEqual(await measure({ view: 'largest' }), usual);
  assert.deepEqual(await measure({ view: 'elder', dark: true }), usual);
});
