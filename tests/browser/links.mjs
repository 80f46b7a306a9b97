// What is wrong with the links and addresses of a site. No browser: every page is parsed.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesOf, readPages, targetOf } from './site.mjs';

const SCHEMES = /^(https?|mailto|tel):/i;
const ADDRESSES = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  embed: ['src'],
  form: ['action'],
  iframe: ['src'],
  image: ['href'],
  img: ['src', 'srcset'],
  input: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
};
// A reader follows these; everything else is fetched by the browser by itself and must be in the folder.
const FOLLOWED = new Set(['a', 'area']);
// Addresses that a machine reads and nothing fetches: the one place where a whole URL is right.
const STATED = /\b(canonical|alternate|license)\b/i;

/** Every address of a page: `{ element, address, fetched }`. */
function addressesOf(page) {
  const found = [];
  for (const element of page.elements) {
    for (const name of ADDRESSES[element.name] ?? []) {
      const value = element.attribs[name];
      if (value === undefined) continue;
      const stated = element.name === 'link' && STATED.test(element.attribs.rel ?? '');
      const fetched = !FOLLOWED.has(element.name) && !stated;
      const several = name === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value.trim()];
      for (const address of several) found.push({ element: element.name, address, fetched });
    }
    if (element.name === 'meta' && /^refresh$/i.test(element.attribs['http-equiv'] ?? '')) {
      const address = /url\s*=\s*['"]?([^'"]*)/i.exec(element.attribs.content ?? '')?.[1]?.trim() ?? '';
      found.push({ element: 'meta refresh', address, fetched: false });
    }
  }
  return found;
}

function anchorsOf(page) {
  const anchors = new Set();
  for (const element of page.elements) {
    if (element.attribs.id !== undefined) anchors.add(element.attribs.id);
    if (element.name === 'a' && element.attribs.name !== undefined) anchors.add(element.attribs.name);
  }
  return anchors;
}

/** One sentence for each link that does not lead where it says. */
export function faultsOfLinks(root) {
  const files = new Set(filesOf(root));
  const pages = readPages(root);
  const anchors = new Map(pages.map((page) => [page.file, anchorsOf(page)]));
  const faults = [];

  // The page for what is missing is served at any address, so its links to the site are whole; what it searches with too.
  const own = /<meta name="SiteDomain" content="([^"]+)">/.exec(pages.find((page) => page.file === '404.html')?.text ?? '')?.[1];

  const check = (file, { element, address, fetched }) => {
    const says = (what) => faults.push(`${file}: <${element}> ${JSON.stringify(address)}: ${what}`);
    if (address === '' && element !== 'form') return says('empty address');
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) {
      if (!SCHEMES.test(address)) return says('a scheme that is neither http, https, mailto nor tel');
      const searches = file === '404.html' && ['form', 'link'].includes(element) && own && address.includes(`//${own}/`);
      if (fetched && !searches) return says('fetched from elsewhere');
      return undefined;
    }
    if (address.startsWith('/')) return says('not relative');
    let led;
    try {
      led = targetOf(file, address);
    } catch {
      return says('badly encoded');
    }
    const { target, fragment } = led;
    if (target.startsWith('../') || target === '..') return says('leaves the site');
    if (!files.has(target)) {
      const folder = statSync(path.join(root, target), { throwIfNoEntry: false })?.isDirectory();
      return says(folder ? 'leads to a folder, not to a file' : 'leads to no file');
    }
    if (fragment !== '' && anchors.has(target) && !anchors.get(target).has(fragment)) return says('leads to no anchor');
    return undefined;
  };

  for (const page of pages) for (const found of addressesOf(page)) check(page.file, found);
  for (const file of files) {
    if (!file.endsWith('.css')) continue;
    const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, , address] of text.matchAll(/url\(\s*(['"]?)(.*?)\1\s*\)/g)) {
      if (!address.startsWith('data:')) check(file, { element: 'url()', address, fetched: true });
    }
    if (/@import\s+['"]/.test(text)) faults.push(`${file}: @import with a bare string: use url()`);
  }
  return faults;
}

/** One sentence for each thing in a page that its own content security policy would have to allow. */
export function faultsOfPolicy(root) {
  const faults = [];
  for (const page of readPages(root)) {
    const says = (what) => faults.push(`${page.file}: ${what}`);
    if (!page.elements.some((e) => e.name === 'meta' && /^content-security-policy$/i.test(e.attribs['http-equiv'] ?? ''))) {
      says('no content security policy');
    }
    for (const element of page.elements) {
      const { name, attribs } = element;
      const data = /^application\/(ld\+)?json$/i.test(attribs.type ?? '');
      if (name === 'script' && attribs.src === undefined && !data) says('inline script');
      if (name === 'script' && attribs.type === 'module') says('module script: fails on pages opened from disk');
      if (attribs.integrity !== undefined) says(`<${name} integrity>: fails on pages opened from disk`);
      if (name === 'style') says('inline style element');
      if (attribs.style !== undefined) says(`<${name} style>`);
      for (const attribute of Object.keys(attribs)) if (/^on/i.test(attribute)) says(`<${name} ${attribute}>`);
    }
  }
  return faults;
}
