// What docs/deploy.md says to write into nginx, Caddy and Apache is what those servers take and do: each that is installed
// is started with the lines of that page over the built site, and asked. Here without TLS, on a port of this machine.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { filesOf, siteFolder } from './site.mjs';

const documentOf = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
const lines = (language) => new RegExp('```' + language + '\\n([\\s\\S]*?)```').exec(documentOf)[1];

const sbin = '/usr/sbin:/usr/local/sbin';
const env = { ...process.env, PATH: `${process.env.PATH}:${sbin}` };
const installed = (program) => env.PATH.split(':').some((folder) => existsSync(path.join(folder, program)));

/** For each server its program, the files of its settings and how it is started; `at` is a folder for all it writes. */
const SERVERS = {
  nginx: (at, site, port) => {
    const ours = lines('nginx')
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
      .replace(/^ *ssl_certificate.*\n/gm, '')
      .replace('/srv/tongbao/site', site);
    writeFileSync(
      path.join(at, 'nginx.conf'),
      `${process.getuid() === 0 ? 'user root;' : ''} daemon off; pid ${at}/pid; error_log ${at}/log; events {}\n` +
        `http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${at}/body; proxy_temp_path ${at}/proxy;\n` +
        `fastcgi_temp_path ${at}/fastcgi; uwsgi_temp_path ${at}/uwsgi; scgi_temp_path ${at}/scgi;\n${ours}}\n`,
    );
    return ['nginx', ['-c', path.join(at, 'nginx.conf'), '-e', path.join(at, 'log')]];
  },
  caddy: (at, site, port) => {
    const ours = lines('caddyfile').replace('zhenggai.example {', `http://127.0.0.1:${port} {`).replace('/srv/tongbao/site', site);
    writeFileSync(path.join(at, 'Caddyfile'), `{\n\tadmin off\n}\n${ours}`);
    return ['caddy', ['run', '--config', path.join(at, 'Caddyfile'), '--adapter', 'caddyfile']];
  },
  apache2: (at, site, port) => {
    const modules = ['mpm_event', 'authz_core', 'filter', 'headers', 'deflate', 'mime', 'dir', 'rewrite'];
    const user = process.getuid() === 0 ? 'User www-data\nGroup www-data\n' : '';
    writeFileSync(
      path.join(at, 'apache.conf'),
      `ServerRoot ${at}\nPidFile ${at}/pid\nErrorLog ${at}/log\nListen 127.0.0.1:${port}\nServerName localhost\n${user}` +
        modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('') +
        `TypesConfig /etc/mime.types\n${lines('apache').replaceAll('/srv/tongbao/site', site)}`,
    );
    return ['apache2', ['-f', path.join(at, 'apache.conf'), '-DFOREGROUND']];
  },
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const ask = (port, address, { method = 'GET', headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: address, method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', reject).end();
  });

const PROMISED = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'cache-control',
];

for (const [name, settings] of Object.entries(SERVERS)) {
  describe(name, { skip: installed(name) ? false : `${name} is not installed` }, () => {
    let at;
    let port;
    let server;
    let said = '';
    const notice = filesOf(siteFolder()).find((file) => /^notices\/[^/]+\/index\.html$/.test(file));

    before(async () => {
      at = mkdtempSync(path.join(tmpdir(), `tongbao-${name}-`));
      // A copy that a server's own user may read, with files of every type that a site may hold. Its times are those of the
      // build: Apache marks a file of this second as one that may still change.
      const site = path.join(at, 'site');
      cpSync(siteFolder(), site, { recursive: true, preserveTimestamps: true });
      writeFileSync(path.join(site, 'a.csv'), '序号\n');
      writeFileSync(path.join(site, 'a.json'), '{}');
      writeFileSync(path.join(site, 'a.xml'), '<a/>');
      for (const name of ['a.csv', 'a.json', 'a.jsonl', 'a.xlsx']) writeFileSync(path.join(site, 'data', name), 'a\n');
      spawnSync('chmod', ['-R', 'a+rX', at]);
      port = await freePort();
      const [program, flags] = settings(at, site, port);
      server = spawn(program, flags, { env: { ...env, HOME: at }, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (said += part));
      for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
        if (await ask(port, '/').then(() => true, () => false)) return;
        await pause(100);
      }
      throw new Error(`${name} does not answer: ${said}`);
    });
    after(async () => {
      if (server?.exitCode === null) {
        server.kill();
        await new Promise((resolve) => server.on('exit', resolve));
      }
      rmSync(at, { recursive: true, force: true });
    });

    test('sends every kind of file with its type and every header', async () => {
      const wanted = {
        '/': 'text/html; charset=utf-8',
        '/assets/css/site.css': 'text/css; charset=utf-8',
        '/assets/js/view.js': /^(text|application)\/javascript; charset=utf-8$/,
        '/assets/favicon.svg': 'image/svg+xml',
        '/a.csv': 'text/csv; charset=utf-8',
        '/a.json': /^application\/json(; charset=utf-8)?$/,
        '/a.xml': /^(text|application)\/xml(; charset=utf-8)?$/,
        '/feeds/notices.xml': /^(text|application)\/xml(; charset=utf-8)?$/,
        '/sitemap.xml': /^(text|application)\/xml(; charset=utf-8)?$/,
        '/robots.txt': 'text/plain; charset=utf-8',
        '/data/a.csv': 'text/csv; charset=utf-8',
        '/data/a.json': /^application\/json(; charset=utf-8)?$/,
        '/data/a.jsonl': /^application\/x-ndjson(; charset=utf-8)?$/,
        '/data/a.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        '/tongbao-manifest.sha256': /^text\/plain/,
      };
      wanted[`/${notice.replace('index.html', '')}`] = 'text/html; charset=utf-8';
      for (const [address, type] of Object.entries(wanted)) {
        const { status, headers } = await ask(port, address);
        assert.equal(status, 200, address);
        if (type instanceof RegExp) assert.match(headers['content-type'] ?? '', type, address);
        else assert.equal(headers['content-type'], type, address);
        assert.deepEqual(PROMISED.filter((header) => !headers[header]), [], address);
        // The pages of other sites may read open data, and nothing else.
        assert.equal(headers['access-control-allow-origin'], address.startsWith('/data/') ? '*' : undefined, address);
      }
    });

    test('answers with the page for what is missing, at any depth, and lists no folder', async () => {
      for (const address of ['/no-such-page', '/a/b/no-such-page.html']) {
        const { status, headers, body } = await ask(port, address);
        assert.equal(status, 404, address);
        assert.ok(body.equals(readFileSync(path.join(siteFolder(), '404.html'))), address);
        assert.deepEqual(PROMISED.filter((header) => !headers[header]), [], address);
      }
      assert.equal((await ask(port, '/a/b/assets/css/site.css')).status, 200);
      // Whatever the address was, the links of that page lead to pages of the site.
      const missing = readFileSync(path.join(siteFolder(), '404.html'), 'utf8');
      const top = /<link rel="canonical" href="([^"]*)404\.html">/.exec(missing)[1];
      const led = [...missing.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, address]) => address).filter((address) => address.startsWith(top));
      assert.ok(led.length > 5);
      for (const address of new Set(led)) assert.equal((await ask(port, `/${address.slice(top.length)}`)).status, 200, address);
      const folder = await ask(port, '/assets/css/');
      assert.ok([403, 404].includes(folder.status), `${folder.status}`);
      assert.ok(folder.body.equals(readFileSync(path.join(siteFolder(), '404.html'))));
    });

    test('leads a folder without its slash to the one with it, since links are relative', async () => {
      const { status, headers } = await ask(port, `/${path.posix.dirname(notice)}`);
      assert.ok([301, 302, 307, 308].includes(status), `${status}`);
      assert.ok(headers.location.endsWith(`/${path.posix.dirname(notice)}/`), headers.location);
    });

    test('compresses, and answers 304 where nothing changed', async () => {
      const { headers, body } = await ask(port, '/assets/css/site.css', { headers: { 'accept-encoding': 'gzip' } });
      assert.equal(headers['content-encoding'], 'gzip');
      assert.ok(body.length < 12_000, `${body.length}`);
      const again = { 'accept-encoding': 'gzip', 'if-none-match': headers.etag };
      assert.equal((await ask(port, '/assets/css/site.css', { headers: again })).status, 304);
    });

    test('takes nothing but GET and HEAD', async () => {
      assert.equal((await ask(port, '/', { method: 'HEAD' })).status, 200);
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const { status } = await ask(port, '/', { method });
        assert.ok([403, 405].includes(status), `${method}: ${status}`);
      }
    });
  });
}
