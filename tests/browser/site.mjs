// The built site as the tests see it: its files, and its pages sorted by kind. Pages are found by where they stand in
// the tree, never by the id of a notice.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'htmlparser2';

/** The folder that TONGBAO_SITE names. */
export function siteFolder() {
  const folder = process.env.TONGBAO_SITE;
  if (!folder) throw new Error('TONGBAO_SITE must name the folder of a built site');
  const root = path.resolve(folder);
  if (!statSync(path.join(root, 'index.html'), { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`${root} holds no index.html: not a built site`);
  }
  return root;
}

/** Every file of a folder, as `/`-joined paths from it, sorted. */
export function filesOf(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}

export const urlOf = (root, file) => pathToFileURL(path.join(root, file)).href;

/** An HTML file and its elements. */
export function readPage(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const elements = [];
  const walk = (node) => {
    if (node.attribs) elements.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(parseDocument(text));
  return { file, text, elements };
}

export function readPages(root) {
  return filesOf(root)
    .filter((file) => file.endsWith('.html'))
    .map((file) => readPage(root, file));
}

export const isRedirect = (page) =>
  page.elements.some((element) => element.name === 'meta' && /^refresh$/i.test(element.attribs['http-equiv'] ?? ''));

// The kind of a page by its place: the ids in the middle become stars (notices/*/index.html, notices/*/*.html), while the
// indexes of the ledger keep the folder that says what they sort by (issues/status/*.html).
export function kindOf(file) {
  const parts = file.split('/');
  const last = parts.pop();
  if (parts.length === 0) return last;
  const [first, ...rest] = parts;
  const middle = first === 'issues' ? rest.map((part, at) => (at === 0 ? part : '*')) : rest.map(() => '*');
  return [first, ...middle, last === 'index.html' ? last : '*.html'].join('/');
}

/** For every kind of page the one with the most text to go wrong: the longest file. Redirects are left out. */
export function longestOfEachKind(pages) {
  const longest = new Map();
  for (const page of pages) {
    if (isRedirect(page)) continue;
    const kind = kindOf(page.file);
    if (!longest.has(kind) || longest.get(kind).text.length < page.text.length) longest.set(kind, page);
  }
  return [...longest].map(([kind, page]) => ({ kind, file: page.file }));
}

/** Where an address in a page leads: a file of the site and an anchor, or nothing for other schemes. */
export function targetOf(file, address) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//') || address.startsWith('/')) return undefined;
  const [before, fragment = ''] = address.split(/#(.*)/s);
  const bare = decodeURIComponent(before.split('?')[0]);
  const target = bare === '' ? file : path.posix.join(path.posix.dirname(file), bare);
  return { target, fragment: decodeURIComponent(fragment) };
}
