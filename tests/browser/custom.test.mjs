// A style sheet of the site's own, static/css/custom.css: whatever accent and ground it names, in every mode the colours
// that a browser makes of them have the contrast of the theme.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, openPage, setView, startBrowser } from './browser.mjs';
import { buildSite } from './made.mjs';
import { readPages, urlOf } from './site.mjs';

const NOTICE = `---
title: 示例法院关于巡察整改进展情况的通报
kind: progress
organ: a
published_on: 2025-07-10
formerly: [b-2025]
---

## 一、关于“台账不全”的问题

整改结果：已完成

整改情况：一是补齐台账。二是专人管理。
`;
const site = (custom) =>
  buildSite({
    'content/site.yaml': 'name: 示例法院整改公开\ndomain: a.example\n',
    'content/organs/a.yaml': 'name: 示例市示例法院\n',
    'content/notices/a-2025.md': NOTICE,
    ...(custom === undefined ? {} : { 'static/css/custom.css': custom }),
  });

let started;
before(async () => {
  started = await startBrowser();
});
after(() => started?.close());

const NAMES = ['paper', 'panel', 'rule', 'edge', 'ink', 'quiet', 'accent', 'band', 'focus'];
const BARS = ['completed', 'mostly', 'partial', 'progress', 'sustained', 'incomplete', 'extended', 'unstated'].map((key) => `bar-${key}`);
const MODES = [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'elder view', elder: true },
  { name: 'dark elder view', dark: true, elder: true },
];

/**
 * Every colour of a page as the browser paints it: red, green and blue, 0 to 255. One answer for each of the `choices`, which
 * name an accent and a ground in place of those of the site.
 */
async function painted(page, choices = [{}]) {
  return page.evaluate((names, choices) => {
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('i'));
    const colour = (name) => {
      probe.className = '';
      probe.style.color = `var(--${name})`;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const found = choices.map((choice) => {
      for (const [name, value] of Object.entries(choice)) document.documentElement.style.setProperty(`--site-${name}`, value);
      return Object.fromEntries(names.map((name) => [name, colour(name)]));
    });
    probe.remove();
    return found;
  }, [...NAMES, ...BARS], choices);
}

/** The colours of the home page of a site in every mode, once for each choice. */
async function inEveryMode(root, choices) {
  const found = {};
  for (const { name, dark, elder } of MODES) {
    const session = await started.browser.createBrowserContext();
    const { page, said } = await openPage(session, { viewport: DESKTOP, dark });
    await page.goto(urlOf(root, 'index.html'));
    if (elder) await setView(page, 'elder');
    found[name] = await painted(page, choices);
    assert.deepEqual(said, []);
    await session.close();
  }
  return found;
}

function contrast(one, other) {
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What has too little contrast in the colours of a mode. */
function weak(colours, { name, elder }) {
  const faults = [];
  const least = (fore, ground, wanted) => {
    const ratio = contrast(colours[fore], colours[ground]);
    if (ratio < wanted) faults.push(`${name}: --${fore} on --${ground}: ${ratio.toFixed(2)}, wanted ${wanted}`);
  };
  for (const ground of ['paper', 'panel']) {
    least('ink', ground, 12);
    least('quiet', ground, elder ? 10 : 5.5);
    least('accent', ground, elder ? 7 : 4.5);
    for (const sign of ['focus', 'edge', 'band']) least(sign, ground, 3);
  }
  for (const bar of BARS) least(bar, 'paper', 3);
  return faults;
}

/** The colours of every mode where there was one choice. */
const first = (modes) => Object.fromEntries(Object.entries(modes).map(([name, [colours]]) => [name, colours]));

const hex = (colour) => `#${colour.map((c) => c.toString(16).padStart(2, '0')).join('')}`;

describe('an accent and a ground of the site', () => {
  let usual;
  before(async () => {
    const { root, remove } = site();
    usual = first(await inEveryMode(root));
    assert.ok(readPages(root).every(({ text }) => !text.includes('custom.css')), 'no link to what is not there');
    remove();
  });

  for (const [what, given] of Object.entries({
    'light blue': { accent: '#7ab8ff' },
    yellow: { accent: '#ffe600' },
    black: { accent: '#000' },
    white: { accent: '#fff' },
    navy: { accent: 'navy' },
    green: { accent: 'hsl(130 80% 40%)' },
    'pure blue': { accent: 'rgb(0, 0, 255)' },
    'a red beside warm paper': { accent: '#b3001b', ground: '#fff4e0' },
    'a blue on blue paper': { accent: '#0b4a6f', ground: '#eef4fa' },
    'a ground that is far too dark': { ground: '#0b4a6f' },
    'a ground of yellow': { ground: 'yellow' },
  })) {
    test(`${what}: enough contrast in every mode`, async () => {
      const declarations = Object.entries(given).map(([name, value]) => `  --site-${name}: ${value};\n`);
      const { root, remove } = site(`:root {\n${declarations.join('')}}\n`);
      const came = first(await inEveryMode(root));
      remove();
      assert.deepEqual(MODES.flatMap((mode) => weak(came[mode.name], mode)), []);
      for (const { name } of MODES) {
        const same = (key) => assert.equal(hex(came[name][key]), hex(usual[name][key]), `${name}: --${key}`);
        const other = (key) => assert.notEqual(hex(came[name][key]), hex(usual[name][key]), `${name}: --${key}`);
        for (const key of ['accent', 'band']) (given.accent ? other : same)(key);
        for (const key of ['paper', 'panel', 'rule']) (given.ground && name === 'light' ? other : same)(key);
        for (const key of ['ink', 'quiet', 'focus']) same(key);
      }
    });
  }

  test('of every hue, lightness and strength: enough contrast in every mode', async () => {
    const steps = ['00', '40', '80', 'c0', 'ff'];
    const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));
    // Each accent on its own ground, on white and on that of the opposite colour.
    const choices = colours.flatMap((accent, at) => [accent, 'white', colours.at(-1 - at)].map((ground) => ({ accent, ground })));
    const { root, remove } = site();
    const came = await inEveryMode(root, choices);
    remove();
    const faults = MODES.flatMap((mode) =>
      came[mode.name].flatMap((colours, at) => weak(colours, mode).map((fault) => `${JSON.stringify(choices[at])}: ${fault}`)),
    );
    assert.deepEqual(faults.slice(0, 20), []);
  });

  test('what has contrast enough is painted as it was given', async () => {
    const { root, remove } = site(':root { --site-accent: #0b4a6f; --site-ground: #fff8ee; }');
    const { light } = first(await inEveryMode(root));
    remove();
    assert.deepEqual(['accent', 'band', 'paper'].map((name) => hex(light[name])), ['#0b4a6f', '#0b4a6f', '#fff8ee']);
  });
});

test('faces and widths of the site stand before those of the theme, on every page', async () => {
  const { root, remove } = site(
    ':root { --site-text-face: "甲体", "乙体"; --site-title-face: "丙体"; --site-page-width: 60rem; --site-line-width: 30em; }',
  );
  const files = readPages(root);
  const last = (text) => [...text.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, href]) => href).at(-1);
  assert.deepEqual(files.filter(({ text }) => !last(text)?.endsWith('css/custom.css')).map(({ file }) => file), []);
  const { page } = await openPage(started.browser, { viewport: DESKTOP });
  await page.goto(urlOf(root, 'notices/a-2025/index.html'));
  const came = await page.evaluate(() => {
    const of = (what, property) => getComputedStyle(document.querySelector(what))[property];
    return {
      text: of('body', 'fontFamily').split(', ').slice(0, 3),
      title: of('h1', 'fontFamily').split(', ').slice(0, 2),
      page: of('main', 'maxWidth'),
      line: of('.content', 'maxWidth'),
    };
  });
  await page.close();
  remove();
  assert.deepEqual(came, {
    text: ['甲体', '乙体', '-apple-system'],
    title: ['丙体', 'STZhongsong'],
    page: '960px',
    line: '540px',
  });
});
