// The site's own search engine, run without a browser: its scripts are read from a built folder.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

const ENGINE = new URL('../../src/data/search/search_engine.js', import.meta.url);

/** The engine in a world of its own, with `read(path)`, which gives the text of a script or throws. */
export function engine(read) {
  const world = vm.createContext({});
  vm.runInContext(readFileSync(ENGINE, 'utf8'), world);
  const loaded = [];
  const load = (file, done) => {
    let text;
    try {
      text = read(file);
    } catch {
      done(true);
      return;
    }
    loaded.push(file);
    try {
      vm.runInContext(text, world);
    } catch {
      // As in a browser: a script that cannot be read as one runs nothing, and was loaded all the same.
    }
    done();
  };
  return { search: world.tongbaoSearch, load, loaded };
}

/** An index that is opened, with what it loads; every script of it is read once. */
export function opened(site, read = (file) => readFileSync(path.join(site, file), 'utf8')) {
  const { search, load, loaded } = engine(read);
  let index;
  search.open(load, (error, value) => {
    if (error) throw new Error(JSON.stringify(error));
    index = value;
  });
  return { search, index, loaded };
}

/** What a function with a callback gives; it is asked of an engine whose scripts come at once. */
export function now(ask) {
  let got;
  let failed = new Error('nothing came');
  ask((error, value) => {
    failed = error;
    got = value;
  });
  if (failed) throw Object.assign(new Error(JSON.stringify(failed)), failed);
  return got;
}

/** Every document of an index, folded by the engine: title and passages. */
export function documentsOf({ index }) {
  const all = now((done) => index.all(done));
  return Array.from(now((done) => index.texts(all.documents, done)));
}
