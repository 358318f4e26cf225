// Changes the structure of valid documents at random, and prints each result with the schema's verdict, as JSON lines:
//   {"file":"rollout-bounds.yaml #17: rename flags.new_cart.rollout to rolloutx","text":"{…}","accepted":false,"errors":["…"]}
// The same seed gives the same documents. Usage: node tests/schema/mutate.mjs <folder> <seed> <count>
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { verdictOn } from './verdict.mjs';

const [folder, seed, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

// A linear congruential generator: node's own has no seed.
let state = BigInt(seed);
const below = limit => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((state >> 33n) % BigInt(limit));
};
const oneOf = list => list[below(list.length)];

const seeds = readdirSync(folder, { recursive: true })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.yaml') && !file.includes('/'))
  .sort()
  .map(file => ({ file, value: parse(readFileSync(join(folder, file), 'utf8'), { version: '1.2', schema: 'core' }) }))
  .filter(({ value }) => value && Object.keys(value).length > 0);

const isBranch = value => typeof value === 'object' && value !== null;

/** Every place below the root: its holder, its key, its path. */
function places(value, path = []) {
  return Object.keys(value).flatMap(key => {
    const here = { holder: value, key: Array.isArray(value) ? Number(key) : key, path: [...path, key] };
    return isBranch(value[key]) ? [here, ...places(value[key], here.path)] : [here];
  });
}

// What documents say anywhere, to be said elsewhere.
const properties = seeds.flatMap(({ value }) => places(value).filter(place => !Array.isArray(place.holder)));

const otherScalars = [true, false, 0, 1, 42, 2.5, -1, 100, 101, '', 'text', 'yes', '50', '2026-12-01', '1.2.3', null];

const mutations = {
  remove({ holder, key }) {
    Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key];
  },
  rename({ holder, key }) {
    if (Array.isArray(holder)) {
      return false;
    }

    const entries = Object.entries(holder).map(([name, value]) => [name === key ? `${name}x` : name, value]);
    Object.keys(holder).forEach(name => delete holder[name]);
    Object.assign(holder, Object.fromEntries(entries));
  },
  retype({ holder, key }) {
    const value = oneOf(otherScalars);
    if (value === holder[key]) {
      return false;
    }

    holder[key] = value;
  },
  wrapInList({ holder, key }) {
    holder[key] = [holder[key]];
  },
  wrapInMap({ holder, key }) {
    holder[key] = { [oneOf(properties).key]: holder[key] };
  },
  empty({ holder, key }) {
    if (!isBranch(holder[key])) {
      return false;
    }

    holder[key] = Array.isArray(holder[key]) ? [] : {};
  },
  insert({ holder, key }) {
    const target = isBranch(holder[key]) && !Array.isArray(holder[key]) ? holder[key] : holder;
    const from = oneOf(properties);
    if (Array.isArray(target) || from.key in target) {
      return false;
    }

    target[from.key] = structuredClone(from.holder[from.key]);
  },
  replaceWithForeign({ holder, key }) {
    const from = oneOf(properties);
    holder[key] = structuredClone(from.holder[from.key]);
  },
};

const names = Object.keys(mutations);
for (let number = 0; number < count;) {
  const { file, value } = oneOf(seeds);
  const copy = structuredClone(value);
  const place = oneOf(places(copy));
  const name = oneOf(names);
  if (mutations[name](place) === false) {
    continue;
  }

  const text = JSON.stringify(copy);
  console.log(JSON.stringify({ file: `${file} #${number}: ${name} ${place.path.join('.')}`, text, ...verdictOn(text) }));
  number++;
}
