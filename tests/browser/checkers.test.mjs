// The checkers themselves, on a small made-up site with one of each fault: each is seen to be found.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { faultsOfLinks, faultsOfPolicy } from './links.mjs';
import { kindOf } from './site.mjs';

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`;
const root = mkdtempSync(path.join(os.tmpdir(), 'tongbao-checkers-'));
after(() => rmSync(root, { recursive: true }));
mkdirSync(path.join(root, 'folder'));
writeFileSync(path.join(root, 'folder', 'page.html'), `${POLICY}<p id="here">字</p><p id="第一">字</p>`);
writeFileSync(path.join(root, 'style.css'), '/* url(never.png) */ @import "x.css"; body { background: url("gone.png") }');

const pageWith = (body) => writeFileSync(path.join(root, 'index.html'), `${POLICY}${body}`);
const faultsOf = (body) => {
  pageWith(body);
  return faultsOfLinks(root).filter((fault) => fault.startsWith('index.html'));
};

for (const [body, what] of [
  ['<a href="gone.html">', 'leads to no file'],
  ['<a href="folder/page.html#gone">', 'leads to no anchor'],
  ['<a href="#gone">', 'leads to no anchor'],
  ['<a href="folder/">', 'leads to a folder'],
  ['<a href="folder">', 'leads to a folder'],
  ['<a href="/folder/page.html">', 'not relative'],
  ['<a href="//example.org/">', 'not relative'],
  ['<a href="../index.html">', 'leaves the site'],
  ['<a href="javascript:alert(1)">', 'a scheme'],
  ['<a href="%E4%B">', 'badly encoded'],
  ['<a href="">', 'empty address'],
  ['<img src="https://example.org/a.png">', 'fetched from elsewhere'],
  ['<link rel="stylesheet" href="https://example.org/a.css">', 'fetched from elsewhere'],
  ['<img srcset="folder/page.html 1x, gone.png 2x">', 'leads to no file'],
  ['<meta http-equiv="refresh" content="0; url=gone.html">', 'leads to no file'],
]) {
  test(`a fault is found in ${body}`, () => {
    const faults = faultsOf(body);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.ok(faults[0].includes(what), faults[0]);
  });
}

for (const body of [
  '<a href="folder/page.html#here">',
  '<a href="folder/page.html#%E7%AC%AC%E4%B8%80">',
  '<a href="folder/page.html?from=home#here">',
  '<a href="https://example.org/" id="x"><a href="#x">',
  '<a href="mailto:a@example.org"><a href="tel:0000-1234567">',
  '<link rel="canonical" href="https://example.org/">',
  '<meta http-equiv="refresh" content="0; url=folder/page.html">',
]) {
  test(`no fault is found in ${body}`, () => assert.deepEqual(faultsOf(body), []));
}

test('addresses in style sheets are checked', () => {
  pageWith('');
  const faults = faultsOfLinks(root);
  assert.equal(faults.length, 2, faults.join('\n'));
});

for (const [body, what] of [
  ['<script>1</script>', 'inline script'],
  ['<script type="module" src="a.js"></script>', 'module script'],
  ['<script src="a.js" integrity="sha256-x"></script>', 'integrity'],
  ['<style>p {}</style>', 'inline style'],
  ['<p style="color: red">', '<p style>'],
  ['<p onclick="x()">', '<p onclick>'],
]) {
  test(`the policy has a fault in ${body}`, () => {
    pageWith(body);
    const faults = faultsOfPolicy(root);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.ok(faults[0].includes(what), faults[0]);
  });
}

test('a page without a policy is found, data in a script is not', () => {
  writeFileSync(path.join(root, 'index.html'), '<script type="application/ld+json">{}</script>');
  assert.deepEqual(faultsOfPolicy(root), ['index.html: no content security policy']);
});

test('pages are sorted into kinds by their place', () => {
  const kinds = {
    'index.html': 'index.html',
    'notices/index.html': 'notices/index.html',
    'notices/a/index.html': 'notices/*/index.html',
    'notices/a/3-2.html': 'notices/*/*.html',
    'issues/status/completed.html': 'issues/status/*.html',
    'organs/b/index.html': 'organs/*/index.html',
    'about/index.html': 'about/index.html',
  };
  for (const [file, kind] of Object.entries(kinds)) assert.equal(kindOf(file), kind);
});
