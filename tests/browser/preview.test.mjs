// The preview in a browser, as a person who writes a notice sees it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { DESKTOP, startBrowser } from './browser.mjs';
import { program } from './made.mjs';

const notice = (words, label = '责任部门') => `---
title: 青岚中院整改进展通报
kind: progress
organ: qinglan
published_on: 2025-07-18
---
${words}

### 1. 关于“案款发放不及时”的问题

整改结果：已完成
${label}：执行局

整改情况：一是清理台账。二是逐件发放。${'三是逐月通报进度，做到件件有着落。'.repeat(200)}
`;

const paper = [
  '中共望湖县人民法院党组关于巡察整改进展情况的通报',
  '根据统一部署，巡察组对望湖县人民法院党组开展了巡察并反馈了意见。现将整改进展情况予以公布。',
  '一、整改进展情况',
  '1.关于“卷宗归档不及时”的问题',
  '整改结果：正在整改',
  '整改情况：一是开展清理。二是完善制度。',
  '中共望湖县人民法院党组',
  '2025年7月10日',
];

/** A zip of stored files: all that a Word document needs to be. */
function zip(files) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [key, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(key.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, key, bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, key);
    offset += 30 + key.length + bytes.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}

function docx(lines) {
  const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  return zip([
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', `<Relationships><Relationship Id="r" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/document.xml', `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${words}"><w:body>${body}</w:body></w:document>`],
  ]);
}

const root = mkdtempSync(path.join(os.tmpdir(), 'tongbao-preview-'));
function write(file, text) {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

let started;
let server;
let address;

before(async () => {
  write('content/site.yaml', 'name: 预览站\noperator: 甲院\ndomain: a.example\nbase_path: /xczg/\nas_of: 2026-03-31\n');
  write('content/organs/qinglan.yaml', 'name: 青岚市中级人民法院\n');
  write('content/organs/wanghu.yaml', 'name: 望湖县人民法院\n');
  write('content/notices/one.md', notice('前言。'));
  server = spawn(program, ['serve', '--root', root, '--port', '0', '--lang', 'en'], { stdio: ['ignore', 'ignore', 'pipe'] });
  address = await new Promise((found, failed) => {
    let said = '';
    server.on('exit', (code) => failed(new Error(`it ended with ${code}:\n${said}`)));
    server.stderr.on('data', (bytes) => {
      said += bytes;
      const match = /Preview at (http:\S+)/.exec(said);
      if (match) found(match[1]);
    });
  });
  started = await startBrowser();
});

after(async () => {
  await started?.close();
  server?.removeAllListeners('exit');
  server?.kill('SIGINT');
  rmSync(root, { recursive: true, force: true });
});

/** A page, and what its console said as a warning or an error. */
async function open(place, scripts = true) {
  const page = await started.browser.newPage();
  const said = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(`thrown: ${error.message}`));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport(DESKTOP);
  await page.goto(address + place, { waitUntil: 'load' });
  return { page, said };
}

/**
 * Waits until a function that is run in the page says yes. The page may load itself anew at any time; the browser's own
 * way of waiting is now and then lost then.
 */
async function until(page, look, ...given) {
  let why = '';
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    // Half of a page, or none, is no answer.
    const found = await page.evaluate(look, ...given).catch((error) => {
      why = error.message;
      return false;
    });
    if (found) return;
  }
  throw new Error(`not so within 30 s: ${look} ${why}`);
}

const shows = (page, words) =>
  until(page, (wanted) => document.body.innerText.includes(wanted), words);

describe('the preview', () => {
  test('the strip stands on every page, with scripts off too', async () => {
    for (const place of ['', 'notices/one/', 'notices/one/1.html', 'issues/', 'none.html', '_preview/']) {
      const { page } = await open(place, false);
      const strip = await page.$eval('#tongbao-strip', (element) => {
        const box = element.getBoundingClientRect();
        return { words: element.innerText, top: box.top, height: box.height };
      });
      assert.match(strip.words, /预览稿 · 未经批准/, place);
      assert.ok(strip.top === 0 && strip.height > 20, `${place}: ${JSON.stringify(strip)}`);
      await page.close();
    }
  });

  test('the page for what is missing has its style at any depth, and its links stay in the preview', async () => {
    const { page } = await open('no/such/page.html');
    await until(page, (root) => [...document.querySelectorAll('nav a')].every((link) => link.href.startsWith(root)), address);
    assert.notEqual(await page.$eval('.masthead', (head) => getComputedStyle(head).borderTopWidth), '0px');
    const led = await page.$eval('nav a[href$="issues/index.html"]', (link) => link.href);
    assert.equal((await page.goto(led)).status(), 200);
    await page.close();
  });

  test('a saved change is shown, and the page stays where it was scrolled to', async () => {
    const { page, said } = await open('notices/one/');
    await page.evaluate(() => scrollTo(0, 900));
    write('content/notices/one.md', notice('改过的前言。'));
    await shows(page, '改过的前言。');
    await until(page, () => scrollY === 900);
    assert.deepEqual(said, []);
    await page.close();
  });

  test('a stylesheet is exchanged without loading the page again', async () => {
    const { page, said } = await open('notices/one/');
    await page.evaluate(() => {
      window.same = true;
    });
    write('static/css/site.css', 'body { background: rgb(1, 2, 3); }');
    await until(page, () => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)');
    assert.equal(await page.evaluate(() => window.same), true);
    rmSync(path.join(root, 'static'), { recursive: true });
    await until(page, () => getComputedStyle(document.body).backgroundColor !== 'rgb(1, 2, 3)');
    assert.deepEqual(said, []);
    await page.close();
  });

  test('while a fault stands an overlay says so over the last whole page, and goes by itself', async () => {
    write('content/notices/one.md', notice('完整的前言。'));
    const { page, said } = await open('notices/one/');
    await shows(page, '完整的前言。');
    write('content/notices/one.md', notice('坏的前言。').replace('kind: progress', 'kind: progres'));
    await until(page, (wanted) => Boolean(document.querySelector(wanted)), '#tongbao-faults');
    const words = await page.$eval('#tongbao-faults', (element) => element.innerText);
    for (const wanted of ['content/notices/one.md:3', 'kind: progres', '怎么改：', '错误']) assert.ok(words.includes(wanted), words);
    assert.equal(await page.$eval('#tongbao-faults mark', (element) => element.textContent), 'progres');
    assert.ok(await page.evaluate(() => document.querySelector('main').innerText.includes('完整的前言。')));
    write('content/notices/one.md', notice('改好的前言。'));
    await shows(page, '改好的前言。');
    await until(page, () => !document.getElementById('tongbao-faults'));
    assert.deepEqual(said, []);
    await page.close();
  });

  test('the overlay says of each page what is shown, and why not where there is nothing', async () => {
    const { page, said } = await open('notices/one/1.html');
    const heads = async (words) => {
      await until(page, (wanted) => document.querySelector('#tongbao-faults h2')?.innerText.includes(wanted), words);
    };
    write('templates/issue.html', '{{ nothing.there }}');
    await heads('下面的页面是上一个完整版本');
    write('content/notices/two.md', notice('后来的。').replace('kind: progress', 'kind: plan'));
    await page.goto(`${address}notices/`, { waitUntil: 'load' });
    await heads('这一页不受影响');
    // Until the new notice is read there is no such page.
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const early = await fetch(`${address}notices/two/1.html`);
      // A body that nobody reads keeps its connection, and asking without a pause takes the machine from the program.
      await early.arrayBuffer();
      if (early.status !== 404) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const answer = await page.goto(`${address}notices/two/1.html`, { waitUntil: 'load' });
    assert.equal(answer.status(), 500);
    await heads('还没有完整版本');
    assert.ok(await page.evaluate(() => document.querySelector('main').innerText.includes('notices/two/1.html')));
    rmSync(path.join(root, 'templates'), { recursive: true });
    await shows(page, '案款发放不及时');
    await until(page, () => !document.getElementById('tongbao-faults'));
    rmSync(path.join(root, 'content/notices/two.md'));
    // The answer that was asked for stands in the console as the error it is.
    assert.deepEqual(said.filter((line) => !line.includes('500')), []);
    await page.close();
  });

  test('a page with faults of its own says how many', async () => {
    const { page, said } = await open('notices/one/1.html');
    write('content/notices/one.md', notice('前言。', '责任部们'));
    // The bar may come before the page is loaded anew with its changed text: it is asked until all of it is there.
    await until(page, () => {
      const own = document.getElementById('tongbao-own');
      const summary = own?.querySelector('summary');
      if (!summary) return false;
      if (!summary.parentElement.open) summary.click();
      return /本页有 \d+ 个/.test(summary.innerText) && own.innerText.includes('责任部们');
    });
    write('content/notices/one.md', notice('前言。'));
    await until(page, () => !document.getElementById('tongbao-own')?.innerText.includes('责任部们'));
    assert.deepEqual(said, []);
    await page.close();
  });

  test('a Word file that is dropped becomes a notice once it is confirmed', async () => {
    const { page, said } = await open('_preview/');
    await page.evaluate((bytes) => {
      const file = new File([new Uint8Array(bytes)], '通报.docx');
      const data = new DataTransfer();
      data.items.add(file);
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.getElementById('paper').dispatchEvent(drop);
    }, [...docx(paper)]);
    await until(page, (wanted) => Boolean(document.querySelector(wanted)), '#confirm');
    const answer = await page.$eval('#paper .answer', (element) => element.innerText);
    const [, file] = /将写入 (content\/notices\/\S+\.md)/.exec(answer) ?? [];
    assert.ok(file, answer);
    const frame = await (await page.$('#paper iframe')).contentFrame();
    await until(frame, () => document.body.innerText.includes('卷宗归档不及时'));
    assert.notEqual(await frame.evaluate(() => getComputedStyle(document.querySelector('table')).borderCollapse), 'separate');
    await page.click('#confirm');
    // The workbench loads itself again and lists it; what was written stays to be read, with a way to it.
    await until(page, (wanted) => document.getElementById('notices').innerText.includes(wanted), file);
    assert.ok(readFileSync(path.join(root, file), 'utf8').includes('卷宗归档不及时'));
    // It loads itself once more when the rules have spoken; a visit elsewhere waits for that.
    await until(page, () => !document.body.innerText.includes('正在检查'));
    await shows(page, `已写入 ${file}`);
    const leads = await page.$$eval('#paper .answer a', (links) => links.map((link) => link.getAttribute('href')));
    assert.deepEqual(leads, [`/_preview/source/${file}`, `/notices/${path.basename(file, '.md')}/index.html`]);
    assert.deepEqual(said, []);
    const id = path.basename(file, '.md');
    await page.goto(`${address}notices/${id}/1.html`);
    await shows(page, '卷宗归档不及时');
    await page.close();
  });
});
