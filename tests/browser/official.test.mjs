// What the rules for official sites ask of every page, and what every page weighs. No browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { DomUtils } from 'htmlparser2';
import { filesOf, isRedirect, kindOf, readPages, siteFolder } from './site.mjs';

const { textContent } = DomUtils;
const root = siteFolder();
const pages = readPages(root).filter((page) => !isRedirect(page));
const none = (faults) => assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 40).join('\n')}`);
const of = (page, name) => page.elements.filter((element) => element.name === name);
const faultsOf = (look) => pages.flatMap((page) => look(page).map((fault) => `${page.file}: ${fault}`));

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource'];
const labelsOf = (page) =>
  Object.fromEntries(of(page, 'meta').filter((meta) => meta.attribs.name).map((meta) => [meta.attribs.name, meta.attribs.content]));

test('labels: three on the home page, seven on a list, ten on an article, none empty', () => {
  const article = /^(notices\/\*\/(index|\*)\.html|articles\/\*\.html)$/;
  const counts = { home: 0, list: 0, article: 0 };
  none(
    faultsOf((page) => {
      const labels = labelsOf(page);
      const kind = kindOf(page.file);
      const isArticle = article.test(kind) && 'ArticleTitle' in labels;
      const isList = /^(notices|issues|commitments|documents|organs|contact|articles|changes)\//.test(page.file);
      const which = isArticle ? 'article' : isList ? 'list' : 'home';
      counts[which] += 1;
      const wanted = [...SITE, ...(which === 'home' ? [] : COLUMN), ...(which === 'article' ? ARTICLE : [])];
      const faults = wanted.filter((name) => !labels[name]).map((name) => `no ${name}`);
      if (kind === 'notices/*/index.html' && !isArticle) faults.push('a notice without the labels of an article');
      for (const [name, content] of Object.entries(labels)) {
        if (content.trim() === '' || /null|undefined/.test(content)) faults.push(`${name} is empty`);
      }
      if (labels.PubDate && !/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/.test(labels.PubDate)) faults.push(`PubDate ${labels.PubDate}`);
      const title = textContent(of(page, 'title')[0]);
      if (!title.includes(labels.SiteName)) faults.push(`<title> ${title}`);
      return faults;
    }),
  );
  assert.ok(counts.home >= 1 && counts.list > 5 && counts.article > 10, JSON.stringify(counts));
});

test('the foot of every page names the operator, the numbers, the site map, and how to report an error on this page', () => {
  none(
    faultsOf((page) => {
      const foot = of(page, 'footer')[0];
      const text = textContent(foot);
      const address = `${labelsOf(page).SiteDomain}/${page.file}`;
      const faults = ['主办单位：', '联系电话：', '网站标识码：', 'ICP备', '公网安备', '站点地图', '本页有错误', address]
        .filter((words) => !text.includes(words))
        .map((words) => `the foot lacks ${words}`);
      const hrefs = page.elements.filter((element) => element.name === 'a' && within(element, foot)).map((a) => a.attribs.href);
      if (!hrefs.some((href) => href.startsWith('mailto:') && href.includes(page.file))) faults.push('no mail that names the page');
      if (!hrefs.some((href) => /(^|\/)sitemap\.html$/.test(href))) faults.push('no link to the site map');
      return faults;
    }),
  );
});

test('no two pages have one title', () => {
  const files = new Map();
  for (const page of pages) {
    const title = textContent(of(page, 'title')[0]);
    files.set(title, [...(files.get(title) ?? []), page.file]);
  }
  none([...files].filter(([, same]) => same.length > 1).map(([title, same]) => `${title}: ${same.join(', ')}`));
});

test('the site map leads to every column, index and court', () => {
  const map = pages.find((page) => page.file === 'sitemap.html');
  const led = new Set(of(map, 'a').map((a) => a.attribs.href));
  const wanted = pages.map((page) => page.file).filter((file) => /^(notices|issues)\/[^/.]+\.html$|^[^/]+\/index\.html$|^organs\/[^/]+\/index\.html$/.test(file));
  // Departments may be very many; what is late within a list comes and goes with the day, and the list's figure leads to it.
  const few = wanted.filter((file) => !/^issues\/(owner|department|overdue|unreported|promised)-/.test(file) && !led.has(file));
  assert.ok(wanted.length > 20);
  none(few);
});

test('every page has one main part, its landmarks, a way to skip to it, its language, and headings in order', () => {
  none(
    faultsOf((page) => {
      const faults = [];
      for (const name of ['main', 'h1', 'title']) {
        // A picture has a title of its own.
        const found = of(page, name).filter((element) => element.parent?.name !== 'svg');
        if (found.length !== 1) faults.push(`${found.length} <${name}>`);
      }
      for (const name of ['header', 'footer']) if (of(page, name).length < 1) faults.push(`no <${name}>`);
      const names = of(page, 'nav').map((nav) => nav.attribs['aria-label']);
      if (names.some((name) => !name) || new Set(names).size !== names.length) faults.push(`names of <nav>: ${names}`);
      if (of(page, 'html')[0].attribs.lang !== 'zh-Hans') faults.push('lang');
      const first = page.elements.find((element) => element.name === 'a');
      if (first.attribs.href !== '#main') faults.push('the first link does not skip to the main part');
      let before = 0;
      for (const element of page.elements.filter((element) => /^h[1-6]$/.test(element.name))) {
        const level = Number(element.name[1]);
        if (level > before + 1) faults.push(`<${element.name}> after level ${before}: ${textContent(element)}`);
        before = level;
      }
      return faults;
    }),
  );
});

test('every table has a caption, and every heading cell says what it heads', () => {
  let tables = 0;
  none(
    faultsOf((page) => {
      tables += of(page, 'table').length;
      const bare = of(page, 'table').filter((table) => !textContent(table.children.find((child) => child.name === 'caption') ?? []).trim());
      const cells = of(page, 'th').filter((th) => !['col', 'row', 'rowgroup'].includes(th.attribs.scope));
      return [...bare.map(() => 'a table without a caption'), ...cells.map((th) => `<th> without scope: ${textContent(th)}`)];
    }),
  );
  assert.ok(tables > 10);
});

test('a status is a word in a tag with its class, and a tag is never a link', () => {
  let tags = 0;
  none(
    faultsOf((page) => {
      const found = page.elements.filter((element) => /(^| )tag( |$)/.test(element.attribs.class ?? ''));
      tags += found.length;
      return found
        .filter((tag) => tag.name !== 'span' || !/ s-[a-z_]+$/.test(tag.attribs.class) || textContent(tag).trim() === '' || inLink(tag))
        .map((tag) => `<${tag.name} class="${tag.attribs.class}">${textContent(tag)}`);
    }),
  );
  assert.ok(tags > 100);
});

test('style and scripts together are under 30 KB, every page under 100 KB, compressed', () => {
  const size = (file) => gzipSync(readFileSync(path.join(root, file)), { level: 6 }).length;
  const shared = filesOf(root).filter((file) => /^assets\/.*\.(css|js)$/.test(file) && !/search/.test(file));
  const sum = shared.reduce((sum, file) => sum + size(file), 0);
  assert.ok(shared.length >= 3 && sum < 30_000, `${shared.join(', ')}: ${sum} bytes`);
  none(pages.map((page) => [page.file, size(page.file)]).filter(([, bytes]) => bytes >= 100_000).map(([file, bytes]) => `${file}: ${bytes} bytes`));
});

function within(element, ancestor) {
  for (let node = element.parent; node; node = node.parent) if (node === ancestor) return true;
  return false;
}

function inLink(element) {
  for (let node = element; node; node = node.parent) if (node.name === 'a' || node.name === 'button') return true;
  return false;
}
