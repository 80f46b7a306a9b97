// One browser for a run, with a profile of its own that is thrown away, and pages that write down what they did.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { urlOf } from './site.mjs';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 780, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const NARROW = { width: 320, height: 640 };
/** A window of 1280 by 900 at 400 %. */
export const ZOOMED = { width: 320, height: 225, deviceScaleFactor: 4 };

/** Starts Debian's Chromium (or the one CHROMIUM names). `close()` ends it and removes its profile. */
export async function startBrowser() {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'tongbao-browser-'));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    userDataDir: profile,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=zh-CN',
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * A page that may only read files. `left` lists every other request it tried (they are stopped), `said` what stood in
 * the console as a warning or an error and what was thrown.
 */
export async function openPage(browser, { scripts = true, viewport = DESKTOP, dark = false } = {}) {
  const page = await browser.newPage();
  const left = [];
  const said = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) said.push(`${page.url()}: ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`${page.url()}: thrown: ${error?.message ?? error}`));
  page.on('requestfailed', (request) => said.push(`${page.url()}: ${request.url()}: ${request.failure()?.errorText}`));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (/^(file|data|blob):/.test(request.url())) return request.continue();
    left.push(`${page.url()}: ${request.url()}`);
    return request.abort();
  });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  return { page, left, said };
}

/** Chooses a reading view as a reader does: by the switch of the page. */
export async function setView(page, view) {
  await page.$eval(`input[name="view"][value="${view}"]`, (choice) => choice.click());
}

/**
 * Opens pages one after another in one tab of a fresh session; `look` answers with the faults it saw on each. `view` is
 * the reading view, `standard` if it is not given.
 */
export async function lookAt(browser, root, files, { view = 'standard', ...options }, look) {
  const session = await browser.createBrowserContext();
  const { page, left, said } = await openPage(session, options);
  const faults = [];
  for (const file of files) {
    await page.goto(urlOf(root, file), { waitUntil: 'load' });
    if (view !== 'standard') await setView(page, view);
    for (const fault of await look(page, file)) faults.push(`${file}: ${fault}`);
  }
  await session.close();
  return { faults, left, said };
}
