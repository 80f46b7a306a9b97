// The contrast of the theme's own colours, computed from its style sheet: no browser, no picture.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { siteFolder } from './site.mjs';

const sheet = readFileSync(path.join(siteFolder(), 'assets/css/colours.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** The custom properties of every rule: `{ dark, elder, values }`. */
function rules() {
  const found = [];
  let dark = false;
  for (const [, query, selector, body] of sheet.matchAll(/(@media[^{]*)\{|([^{}]+)\{([^{}]*)\}|\}/g)) {
    if (query !== undefined) dark = query.includes('dark');
    else if (selector === undefined) dark = false;
    else {
      const values = Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(?:var\(--[\w-]+,\s*)?(#[0-9a-f]{3,6})\)?\s*;/g)].map(([, name, hex]) => [name, hex]));
      found.push({ dark, elder: selector.includes('elder'), values });
    }
  }
  return found;
}

/** The colours that hold in a mode: later rules over earlier ones. */
function coloursOf({ dark, elder }) {
  const holds = (rule) => (!rule.dark || dark) && (!rule.elder || elder);
  return Object.assign({}, ...rules().filter(holds).map((rule) => rule.values));
}

function luminance(hex) {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('the measure itself is right', () => {
  assert.equal(contrast('#000', '#ffffff').toFixed(2), '21.00');
  assert.equal(contrast('#09442d', '#cfe7de').toFixed(2), '8.60');
  assert.equal(contrast('#0b0c0c', '#d2e2f1').toFixed(2), '14.82');
});

const STATUSES = ['completed', 'mostly', 'partial', 'progress', 'sustained', 'incomplete', 'extended', 'unstated'];
const MODES = {
  light: { dark: false, elder: false },
  dark: { dark: true, elder: false },
  'elder view': { dark: false, elder: true },
  'dark elder view': { dark: true, elder: true },
};

for (const [name, mode] of Object.entries(MODES)) {
  test(`text, signs and lines have enough contrast in the mode: ${name}`, () => {
    const colours = coloursOf(mode);
    const faults = [];
    const least = (fore, ground, wanted) => {
      assert.ok(colours[fore] && colours[ground], `${fore} and ${ground} are given`);
      const ratio = contrast(colours[fore], colours[ground]);
      if (ratio < wanted) faults.push(`--${fore} on --${ground}: ${ratio.toFixed(2)}, wanted ${wanted}`);
    };
    for (const ground of ['paper', 'panel']) {
      least('ink', ground, mode.elder ? 15 : 12);
      least('quiet', ground, mode.elder ? 10 : 5.5);
      least('accent', ground, mode.elder ? 7 : 4.5);
      for (const sign of ['focus', 'edge', 'band']) least(sign, ground, 3);
    }
    for (const status of STATUSES) {
      least(status, `on-${status}`, 7);
      least(`bar-${status}`, 'paper', 3);
    }
    assert.deepEqual(faults, []);
  });
}

test('the status colours are those that were tested', () => {
  const { completed, partial, progress, incomplete, unstated, ...rest } = coloursOf(MODES.light);
  assert.deepEqual([completed, partial, progress, incomplete, unstated], ['#09442d', '#66420d', '#0b0c0c', '#6b1212', '#484949']);
  const grounds = ['completed', 'partial', 'progress', 'incomplete', 'unstated'].map((name) => rest[`on-${name}`]);
  assert.deepEqual(grounds, ['#cfe7de', '#ffe4bc', '#d2e2f1', '#f6d7d2', '#f3f3f3']);
});
