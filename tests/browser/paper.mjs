// What stands on printed pages, read back from a PDF by poppler: points from the top left corner.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseDocument } from 'htmlparser2';

/** Millimetres in points. */
export const mm = (length) => (length * 72) / 25.4;

/** The sheets of a PDF: their size, and their lines of text from top to bottom, each with the words on it. */
export function readPaper(pdf) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongbao-paper-'));
  try {
    const file = path.join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const sheets = [];
    const walk = (node) => {
      if (node.name === 'page') sheets.push({ width: Number(node.attribs.width), height: Number(node.attribs.height), words: [] });
      if (node.name === 'word') sheets.at(-1).words.push(wordOf(node));
      for (const child of node.children ?? []) walk(child);
    };
    walk(parseDocument(text, { xmlMode: true }));
    return sheets.map(({ width, height, words }) => ({ width, height, lines: linesOf(words) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wordOf(node) {
  const { xmin, xmax, ymin, ymax, xMin, xMax, yMin, yMax } = node.attribs;
  return {
    text: node.children.map((child) => child.data ?? '').join(''),
    left: Number(xMin ?? xmin),
    right: Number(xMax ?? xmax),
    middle: (Number(yMin ?? ymin) + Number(yMax ?? ymax)) / 2,
  };
}

// Words whose middles are within a third of a line of each other stand on one line.
function linesOf(words) {
  const lines = [];
  for (const word of words.toSorted((a, b) => a.middle - b.middle)) {
    const last = lines.at(-1);
    if (last && word.middle - last.middle < 9) last.words.push(word);
    else lines.push({ middle: word.middle, words: [word] });
  }
  return lines.map(({ middle, words: found }) => {
    const inOrder = found.toSorted((a, b) => a.left - b.left);
    return {
      middle,
      left: inOrder[0].left,
      right: Math.max(...inOrder.map((word) => word.right)),
      text: inOrder.map((word) => word.text).join(''),
    };
  });
}
