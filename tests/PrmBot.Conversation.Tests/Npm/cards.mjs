// Reads { expand: [{ template, data }], check: [card] } from stdin and answers { expanded, findings }, each in the same
// order: what the official templating makes of the templates, and what the official parser says about the cards.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating/dist/adaptivecards-templating.js';

const require = createRequire(import.meta.url);
// The package's main file is an ES module that node cannot load; its bundle can be.
const { AdaptiveCard, HostConfig, SerializationContext } = require('adaptivecards/dist/adaptivecards.js');

function expand({ template, data }) {
  try {
    return { result: new Template(template).expand({ $root: data }) ?? null };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

function parse(json) {
  const card = new AdaptiveCard();
  // Teams shows six buttons in a row; the default here is five.
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  const context = new SerializationContext();
  card.parse(json, context);
  const said = [];
  for (let i = 0; i < context.eventCount; i++) {
    said.push(context.getEventAt(i));
  }

  return [...said, ...card.validateProperties().validationEvents].map(e => e.message);
}

function elements(node) {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (node === null || typeof node !== 'object') return [];
  return [node, ...Object.values(node).flatMap(elements)];
}

// This parser knows no charts; Teams does. A chart is fine when what stands in for it elsewhere is fine.
function check(json) {
  const charts = elements(json).filter(e => typeof e.type === 'string' && e.type.startsWith('Chart.'));
  const bare = charts.filter(e => e.fallback === null || typeof e.fallback !== 'object').map(e => `${e.type} has no fallback`);
  const withoutCharts = JSON.parse(JSON.stringify(json), (_, value) =>
    value !== null && charts.some(e => e.type === value.type) && typeof value.fallback === 'object' ? value.fallback : value);
  return [...bare, ...parse(withoutCharts)];
}

const { expand: templates = [], check: cards = [] } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ expanded: templates.map(expand), findings: cards.map(check) }));
