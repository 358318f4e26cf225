// One document, read as YAML 1.2 (core schema) and held against flags.schema.json.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';

const schema = JSON.parse(readFileSync(new URL('../../flags.schema.json', import.meta.url), 'utf8'));

// Strict: a keyword misspelt in the schema is an error, not silence. The two exceptions are about style: conditional parts
// narrow properties that are described elsewhere.
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(schema);

/** What a reader of YAML and the schema say: `{ accepted, by, errors }`. */
export function verdictOn(text) {
  const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'error' });
  if (document.errors.length > 0) {
    return { accepted: false, by: 'reader', errors: document.errors.map(error => error.code) };
  }

  let value;
  try {
    value = document.toJS();
  } catch (error) {
    return { accepted: false, by: 'reader', errors: [String(error.message)] };
  }

  return verdictOnValue(value);
}

/** What the schema says of a value already read. */
export function verdictOnValue(value) {
  if (validate(value)) {
    return { accepted: true };
  }

  return { accepted: false, by: 'schema', errors: validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`) };
}
