// What a plain look through all texts finds: the measure of the index.

/** A generator of numbers whose repeatability matters and nothing else. */
export function dice(seed) {
  let state = BigInt(seed);
  return (sides) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(sides));
  };
}

/** The stretches of a document in which a phrase may stand, the title first. */
export const stretchesOf = (document) => [document.title, ...document.passages.map((passage) => passage.text)];

/** Every distinct stretch of 1 to `longest` characters, or those of `wanted`, with the documents in which each stands and
 * whether it stands in the title of each. `fold` is how characters are read. */
export function scan(documents, longest, fold, wanted) {
  const found = new Map();
  documents.forEach((document, number) => {
    stretchesOf(document).forEach((text, order) => {
      const folded = fold(text);
      for (let at = 0; at < folded.length; at++) {
        for (let length = 1; length <= longest && at + length <= folded.length; length++) {
          const stretch = folded.slice(at, at + length);
          if (wanted && !wanted.has(stretch)) continue;
          let of = found.get(stretch);
          if (!of) found.set(stretch, (of = new Map()));
          if (!of.has(number)) of.set(number, order === 0);
        }
      }
    });
  });
  return found;
}

/** Drawn stretches of 1 to `longest` characters: a document, a passage, a place and a length, each as likely as any other. */
export function draw(documents, count, longest, seed, fold) {
  const roll = dice(seed);
  const out = [];
  while (out.length < count) {
    const stretches = stretchesOf(documents[roll(documents.length)]);
    const text = fold(stretches[roll(stretches.length)]);
    const length = 1 + roll(longest);
    if (text.length < length) continue;
    const at = roll(text.length - length + 1);
    out.push(text.slice(at, at + length));
  }
  return out;
}

/** The same, but that each place of a document is as likely as any other: more of these stand in long passages. */
export function drawFromTexts(documents, count, longest, seed, fold) {
  const roll = dice(seed);
  const out = [];
  while (out.length < count) {
    // No stretch goes on from one passage to the next.
    const text = stretchesOf(documents[roll(documents.length)]).map(fold).join('\0');
    const length = 1 + roll(longest);
    if (text.length < length) continue;
    const at = roll(text.length - length + 1);
    const drawn = text.slice(at, at + length);
    if (!drawn.includes('\0')) out.push(drawn);
  }
  return out;
}

/** How characters are read, written anew from docs/search.md; `pairs` are those that the table of variants reads as others. */
export function folding(pairs) {
  const one = (c) => {
    if (/[\s\u0000-\u001f\u007f]/.test(c) && c !== '\ufeff') return ' ';
    if ('!(),:;?'.includes(c)) return String.fromCharCode(c.charCodeAt(0) + 0xfee0);
    if ('！（），：；？～'.includes(c)) return c;
    const half = c >= '\uff02' && c <= '\uff5d' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c;
    const read = pairs.get(half) ?? half;
    return read < '\u2e80' && read.toLowerCase().length === 1 ? read.toLowerCase() : read;
  };
  return (text) => text.replace(/[^]/g, one);
}
