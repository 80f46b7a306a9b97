// The program under test, and small sites that it builds of given files.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program is: TONGBAO, or what `cargo build` made. */
export const program = process.env.TONGBAO ?? fileURLToPath(new URL('../../target/debug/tongbao', import.meta.url));

/** Builds a site of files by their paths. `root` is the built folder; `remove()` takes everything away. */
export function buildSite(files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongbao-site-'));
  const root = path.join(folder, 'public');
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  execFileSync(program, ['build', '--root', folder, '--out', root], { stdio: 'pipe' });
  return { root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
