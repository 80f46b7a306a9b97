// The pictures of docs/pictures, of the sample site and of the review copy of tests/review: node tests/browser/album.mjs SITE OUT REVIEW
// Those kept there are 1000 px wide, of the 128 commonest colours, so that each is under 150 KB.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DESKTOP, PHONE, openPage, setView, startBrowser } from './browser.mjs';
import { urlOf } from './site.mjs';

const [site, out, review] = process.argv.slice(2);
if (!site || !out || !review) {
  console.error('usage: node tests/browser/album.mjs SITE OUT REVIEW');
  process.exit(2);
}
const root = path.resolve(site);
const copy = { root: path.resolve(review), file: '送审稿.html' };
const NOTICE = 'notices/yunxi-2025-progress/index.html';
const ISSUE = 'notices/yunxi-2025-progress/4-1.html';

// What is in each: a page, or up to three phones side by side.
const ALBUM = {
  home: { file: 'index.html' },
  notice: { file: NOTICE },
  issue: { file: ISSUE },
  ledger: { file: 'issues/index.html' },
  organs: { file: 'organs/index.html' },
  organ: { file: 'organs/qinglan/index.html' },
  inspection: { file: 'inspections/wanghu-2023.html' },
  contact: { file: 'contact/index.html' },
  elder: { file: ISSUE, view: 'elder' },
  dark: { file: 'index.html', dark: true },
  phone: {
    phones: [
      { file: 'issues/index.html', to: '.rows tbody' },
      { file: ISSUE, view: 'elder' },
      { file: 'index.html', dark: true },
    ],
  },
  review: { ...copy },
  'review-text': { ...copy, to: '#n3-facts' },
  'review-table': { ...copy, to: '#n2-p2' },
  'review-phone': { phones: [{ ...copy }, { ...copy, to: '#n3-facts' }, { ...copy, to: '#n3-p1', dark: true }] },
  menu: { phones: [{ file: 'index.html' }, { file: 'index.html', menu: true }, { file: NOTICE }] },
};
const GAP = 24;

mkdirSync(out, { recursive: true });
const { browser, close } = await startBrowser();
try {
  for (const [name, what] of Object.entries(ALBUM)) {
    const to = path.join(out, `${name}.png`);
    if (what.phones) await sideBySide(what.phones, to);
    else await taken(what, DESKTOP, { path: to });
    console.log(`${to}: ${statSync(to).size} bytes`);
  }
} finally {
  await close();
}

async function taken({ root: folder = root, file, view = 'standard', dark = false, menu = false, to }, viewport, options) {
  const { page } = await openPage(browser, { viewport, dark });
  await page.goto(urlOf(folder, file), { waitUntil: 'load' });
  // A review copy has no views.
  if (folder === root) await setView(page, view);
  if (menu) await page.click('.fold summary');
  await page.evaluate((to) => (to ? document.querySelector(to).scrollIntoView() : scrollTo(0, 0)), to);
  const picture = await page.screenshot(options);
  await page.close();
  return picture;
}

async function sideBySide(phones, to) {
  const shot = { ...PHONE, deviceScaleFactor: 1 };
  const { page } = await openPage(browser, { viewport: { width: phones.length * (PHONE.width + GAP) + GAP, height: PHONE.height + 2 * GAP } });
  const pictures = [];
  for (const phone of phones) pictures.push(await taken(phone, shot, { encoding: 'base64' }));
  await page.setContent(
    `<body style="margin:0;padding:${GAP}px;display:flex;gap:${GAP}px;background:#8a857d">` +
      pictures.map((picture) => `<img alt="" src="data:image/png;base64,${picture}">`).join(''),
  );
  await page.screenshot({ path: to });
  await page.close();
}
