// Renders one card as Teams does (its palettes, as far as they are published), and says what a reader could not read.
// The foreground colours are those that Teams and the playground have drawn cards with for years: good and warning
// are too pale for words on white, so cards put them on signs only.
const palettes = {
  light: {
    text: '#242424', subtle: '#616161', accent: '#6264A7', good: '#92C353', warning: '#F8D22A', attention: '#C4314B',
    back: '#FFFFFF', emphasis: '#F5F5F5', goodBack: '#E7F2DA', warningBack: '#FBF6D9', attentionBack: '#FCF4F6',
    accentBack: '#E8EBFA', line: '#D1D1D1',
  },
  dark: {
    text: '#FFFFFF', subtle: '#ADADAD', accent: '#A6A7DC', good: '#92C353', warning: '#F8D22A', attention: '#F9838F',
    back: '#292929', emphasis: '#1F1F1F', goodBack: '#0D2E0D', warningBack: '#463100', attentionBack: '#3E1F25',
    accentBack: '#2F2F4A', line: '#666666',
  },
  // Ours, after the high contrast of Windows. No shades: every area is black, so that nothing may be told by its background alone.
  contrast: {
    text: '#FFFFFF', subtle: '#FFFFFF', accent: '#FFFF01', good: '#3FF23F', warning: '#FFFF01', attention: '#FFFF01',
    back: '#000000', emphasis: '#000000', goodBack: '#000000', warningBack: '#000000', attentionBack: '#000000',
    accentBack: '#000000', line: '#FFFFFF',
  },
};

function hostConfig(theme) {
  const p = palettes[theme];
  const colour = (main) => ({ default: main, subtle: main });
  const colours = {
    default: { default: p.text, subtle: p.subtle }, accent: colour(p.accent), good: colour(p.good),
    warning: colour(p.warning), attention: colour(p.attention), light: colour(p.subtle), dark: colour(p.text),
  };
  const style = (back) => ({ backgroundColor: back, borderColor: p.line, foregroundColors: colours });
  return new AdaptiveCards.HostConfig({
    fontFamily: '"Segoe UI", "Liberation Sans", sans-serif',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: p.line },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    supportsInteractivity: true,
    containerStyles: {
      default: style(p.back), emphasis: style(p.emphasis), good: style(p.goodBack), warning: style(p.warningBack),
      attention: style(p.attentionBack), accent: style(p.accentBack),
    },
    actions: {
      maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal',
      actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'default' },
    },
    inputs: { label: { requiredInputs: { size: 'small' }, optionalInputs: { size: 'small' } } },
  });
}

function render(json, theme) {
  document.body.className = theme;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig(theme);
  card.parse(JSON.parse(json));
  document.getElementById('card').replaceChildren(card.render());
}

const cardElement = () => document.getElementById('card');

function named(element) {
  const text = (element.innerText || element.value || '').trim().replace(/\s+/g, ' ');
  return `"${text.slice(0, 60)}"`;
}

function rgba(text) {
  const n = text.match(/[\d.]+/g).map(Number);
  return { r: n[0], g: n[1], b: n[2], a: n.length > 3 ? n[3] : 1 };
}

// WCAG 2: relative luminance.
function luminance({ r, g, b }) {
  const part = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

function backOf(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour.a > 0.99) return colour;
  }
  return { r: 255, g: 255, b: 255 };
}

function contrast(element) {
  const [x, y] = [rgba(getComputedStyle(element).color), backOf(element)].map(luminance).sort((a, b) => b - a);
  return (x + 0.05) / (y + 0.05);
}

// Signs (a dot, blocks) say nothing that words beside them do not say too.
const isWords = (element) => /[\p{L}\p{N}]/u.test(element.innerText);

function hasOwnText(element) {
  return [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim() !== '');
}

function findings() {
  const frame = cardElement().getBoundingClientRect();
  const found = [];
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the card is wider than the screen');
  for (const element of cardElement().querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.matches('option')) continue;
    if (box.right > frame.right + 1 || box.left < frame.left - 1) found.push(`${named(element)} sticks out of the card`);
    if (!hasOwnText(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    for (let at = element; at !== cardElement(); at = at.parentElement) {
      const clips = getComputedStyle(at).overflowX !== 'visible';
      const edge = at.getBoundingClientRect();
      if (clips && text.width > 0 && (text.right > edge.right + 1 || text.bottom > edge.bottom + 3)) {
        found.push(`${named(element)} is cut off`);
        break;
      }
    }
    if (text.width > 0 && text.width < 40 && text.height > 90) found.push(`${named(element)} is squeezed into a column`);
    if (isWords(element) && contrast(element) < 4.5) found.push(`${named(element)} has a contrast of ${contrast(element).toFixed(1)}`);
  }
  return [...new Set(found)];
}
