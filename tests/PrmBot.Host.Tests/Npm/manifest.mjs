// Holds the files of an unpacked app package against the official schemas: node manifest.mjs FOLDER prints the findings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';

const folder = process.argv[2];
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const manifest = json(folder, 'manifest.json');
const schemas = join('node_modules/@microsoft/app-manifest/build/json-schemas/teams', `v${manifest.manifestVersion}`);

const findings = [];
const hold = (file, schema) => {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  formats(ajv);
  const fits = ajv.compile(json(schemas, schema));
  if (!fits(json(folder, file))) {
    findings.push(...fits.errors.map(e => `${file}${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`));
  }
};

hold('manifest.json', 'MicrosoftTeams.schema.json');
for (const { file } of manifest.localizationInfo.additionalLanguages) {
  hold(file, 'MicrosoftTeams.Localization.schema.json');
}

console.log(JSON.stringify(findings));
