// Every page of the site, without a browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { faultsOfLinks, faultsOfPolicy } from './links.mjs';
import { filesOf, siteFolder } from './site.mjs';

const root = siteFolder();
const none = (faults) => assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 50).join('\n')}`);

test('every internal link and anchor of every page leads somewhere, by a relative address', () => none(faultsOfLinks(root)));

test('every page carries its policy and nothing that the policy forbids', () => none(faultsOfPolicy(root)));

test('every page is well-formed for the HTML checker', () => {
  const jar = String(createRequire(import.meta.url)('vnu-jar'));
  const flags = ['--exit-zero-always', '--errors-only', '--format', 'json', '--skip-non-html', '--stdout', root];
  const answer = execFileSync('java', ['-Xss4m', '-jar', jar, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const { messages } = JSON.parse(answer);
  none(
    messages
      .filter((message) => message.type !== 'info')
      .map(({ url, lastLine, lastColumn, message, extract }) => {
        const file = url ? path.relative(root, decodeURIComponent(new URL(url).pathname)) : '(checker)';
        return `${file}:${lastLine}:${lastColumn}: ${message} (${extract ?? ''})`;
      }),
  );
});

test('the site has pages of the kinds that the other tests look for', () => {
  const files = filesOf(root);
  for (const wanted of [/^index\.html$/, /^notices\/[^/]+\/index\.html$/, /^notices\/[^/]+\/[^/]+\.html$/, /^issues\/index\.html$/]) {
    assert.ok(files.some((file) => wanted.test(file)), `no file like ${wanted}`);
  }
});
