// Pictures of pages, to look at: node tests/browser/shots.mjs SITE OUT [paths…]
// For each page (by default one of each kind): desktop 1280, phone 360, both in dark, the elder view on both and in dark, and
// print as a PDF and as a picture.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DESKTOP, PHONE, openPage, setView, startBrowser } from './browser.mjs';
import { longestOfEachKind, readPages, urlOf } from './site.mjs';

const [site, out, ...wanted] = process.argv.slice(2);
if (!site || !out) {
  console.error('usage: node tests/browser/shots.mjs SITE OUT [paths…]');
  process.exit(2);
}
const root = path.resolve(site);
const files = wanted.length > 0 ? wanted : longestOfEachKind(readPages(root)).map(({ file }) => file);
mkdirSync(out, { recursive: true });

const VIEWS = {
  desktop: { viewport: DESKTOP },
  phone: { viewport: PHONE },
  dark: { viewport: DESKTOP, dark: true },
  'dark-phone': { viewport: PHONE, dark: true },
  elder: { viewport: DESKTOP, view: 'elder' },
  'elder-phone': { viewport: PHONE, view: 'elder' },
  'elder-dark': { viewport: DESKTOP, dark: true, view: 'elder' },
};
// Chromium draws no taller picture; what is beyond is cut off.
const TALLEST = 8000;

const { browser, close } = await startBrowser();
try {
  for (const file of files) {
    const name = path.join(out, file.replace(/\.html$/, '').replaceAll('/', '_'));
    for (const [view, options] of Object.entries(VIEWS)) {
      const { page } = await openPage(browser, options);
      await page.goto(urlOf(root, file), { waitUntil: 'load' });
      await setView(page, options.view ?? 'standard');
      await picture(page, `${name}.${view}.png`);
      if (view === 'desktop') {
        await page.pdf({ path: `${name}.print.pdf`, preferCSSPageSize: true, printBackground: true });
        await page.emulateMediaType('print');
        await page.setViewport({ width: 794, height: 1123 });
        await picture(page, `${name}.print.png`);
      }
      await page.close();
    }
    console.log(name);
  }
} finally {
  await close();
}

async function picture(page, to) {
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
  if (height <= TALLEST) return page.screenshot({ path: to, fullPage: true });
  const { width } = page.viewport();
  return page.screenshot({ path: to, captureBeyondViewport: true, clip: { x: 0, y: 0, width, height: TALLEST } });
}
