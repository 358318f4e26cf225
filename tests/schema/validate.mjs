// Prints what a standard JSON Schema validator says of each document, as JSON lines:
//   {"file":"valid/empty.yaml","accepted":true}
//   {"file":"invalid/tab.TF2001.yaml","accepted":false,"by":"reader","errors":["…"]}
// Usage: node tests/schema/validate.mjs <folder with documents>
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verdictOn } from './verdict.mjs';

const source = process.argv[2];
if (!source) {
  console.error('usage: validate.mjs <folder>');
  process.exit(2);
}

const print = (file, text) => console.log(JSON.stringify({ file, ...verdictOn(text) }));

for (const file of readdirSync(source, { recursive: true }).map(f => f.replaceAll('\\', '/')).sort()) {
  if (file.endsWith('.yaml')) {
    print(file, readFileSync(join(source, file), 'utf8'));
  }
}
