const WORD = /\d+(?:[.,]\d+)+(?![\p{Alphabetic}\p{N}])|[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}\u00ad\u200b]*/gu;
export const words = (text) => {
const found = [];
let last = null;
for (const { 0: written, index } of text.matchAll(WORD)) {
const word = written.toLowerCase().replace(/[\u00ad\u200b]/g, '').replace(/[.,](?=\d{3}(?!\d))/g, '').replace(/,/g, '.');
const isEnding = last && index === last.end + 1 && /['’]/.test(text[last.end]) && last.word.length > 1 && /^\p{Alphabetic}{1,3}$/u.test(word);
last = isEnding ? null : { word, start: index, end: index + written.length };
if (last) found.push(last);
}
return found;
};
export const fold = (word, letters) => word.replace(/[^\0-\x7f]/gu, (letter) => {
const base = letter.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
return letters[letter] || letters[base] || base;
});
const stem = (plain, { exceptions, shortest = 0, least, first, next, prepare = [], isWithin, steps }) => {
if (plain.length < shortest) return plain;
if (Object.keys(exceptions).includes(plain)) return exceptions[plain];
let word = prepare.reduce((text, [pattern, by]) => text.replace(RegExp(pattern, 'g'), by), plain);
const after = (pattern, from) => from + ((RegExp(pattern).exec(word.slice(from)) || [word.slice(from)])[0].length);
const start = Math.max(least, after(first, 0));
const regions = [0, start, next ? after(next, start) : 0];
const run = (rules) => {
for (const [pattern, by, region, rest] of rules) {
const test = RegExp(pattern, 'g');
if (isWithin) test.lastIndex = regions[region];
const found = test.exec(word);
if (found) {
if (region < 0 ? found.index <= start : found.index >= regions[region]) {
word = word.slice(0, found.index) + by.replace('$1', found[1]);
if (rest) run(rest);
}
return;
}
}
};
steps.forEach(run);
return word.toLowerCase();
};
export const terms = (word, { letters, stemmer }) => {
if (!stemmer || /^\d/.test(word)) return [fold(word, letters)];
const { own, pairs } = stemmer;
const written = fold(word, { ...letters, ...own });
const forms = [written, own ? written.replace(/ae|oe|aa/g, (pair) => pairs[pair]) : written];
return [...new Set(forms.map((form) => fold(stem(form, stemmer), letters)))];
};
export const amounts = (text, { money: { pattern, units } }) => {
const found = [];
const meaning = (unit = '') => units[unit.toLowerCase()];
for (const { 0: written, 1: before, 2: digits, 3: scale, 4: after, index } of text.matchAll(RegExp(pattern, 'giu'))) {
const number = Number(digits.replace(/\s/g, '').replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
const word = `=${Math.round(number * 10 ** (2 + (meaning(scale) || 0))) / 100}${meaning(before || after) || ''}`;
if (before || scale || after) found.push({ word, start: index, end: index + written.length });
}
return found;
};
const SIGNS = '0123456789bcdfghjklmnpqrstvwxz!#$()*+-./:;=?@[]^_{},BCDFGHJKLMNP';
const WEIGHTS = [100, 40, 30, 12, 9, 3, 2];
const LONGEST_NAME = 8;
const score = (lists, best, factor = 1) => {
for (const list of lists) {
let [level, page, number] = [0, -1, 0];
for (const sign of list) {
const value = SIGNS.indexOf(sign);
if (sign === '|') {
level += 1;
page = -1;
} else if (value > 31) {
number = (number + value - 32) * 32;
} else if (value >= 0) {
page += number + value + 1;
number = 0;
best[page] = Math.max(best[page], WEIGHTS[level] * factor);
}
}
}
return best;
};
export const open = async (root) => {
const read = async (name, cache) => {
const answer = await fetch(new URL(name, root), { cache });
return answer.json();
};
const index = await read('search.json', 'no-cache');
const files = {};
const file = async (name, id) => {
files[name] = files[name] || read(`${name}.json?${id}`);
const found = await files[name];
if (found.id !== id) throw Error(name);
return found;
};
const table = index.words;
const place = (key) => Math.max(0, table.filter(([, first]) => first <= key).length - 1);
const lists = async (at) => Object.setPrototypeOf(table[at] ? (await file(`words-${table[at][0]}`, table[at][2])).words : {}, null);
return {
...index,
list: async (key) => (await lists(place(key)))[key],
beginning: async (start) => {
const found = [];
for (let at = place(start); at <= place(`${start}\uffff`); at += 1) {
for (const [key, list] of Object.entries(await lists(at))) if (key.startsWith(start) && !/[ *]/.test(key)) found.push(list);
}
return found;
},
page: async (number) => {
const at = Math.floor(number / index.pagesPerFile);
return (await file(`pages-${at}`, index.pages[at])).pages[number % index.pagesPerFile];
},
};
};
export const asked = (query, index) => {
const units = amounts(query, index).map((unit) => ({ ...unit, text: unit.word, terms: [unit.word] }));
const parts = words(query).filter(({ start }) => !units.some((unit) => start >= unit.start && start < unit.end));
return parts.map(({ word, end }) => {
const text = fold(word, index.letters);
const isLoose = end === query.length && text.length < 3 && parts.length > 1;
return { text, terms: terms(word, index), isLoose, isTyped: end === query.length && !isLoose };
}).concat(units);
};
const hits = async (index, { text, terms: stems, isTyped, isLoose }) => {
const known = async (keys) => (await Promise.all(keys.map(index.list))).filter(Boolean);
const exact = await known(stems);
let more = isTyped ? await known([`${text}*`]) : [];
if (isTyped && !more.length) more = await index.beginning(text);
for (let end = text.length - 1; isTyped && end > 3 && !exact.length && !more.length; end -= 1) {
if (index.endings.some((ending) => ending.startsWith(text.slice(end)))) more = await known([text.slice(0, end)]);
}
const best = score(more, score(exact, new Float32Array(index.count)), 0.8);
return { best, isPartial: [...exact, ...more].some((list) => list[0] === '~') || (isLoose && !exact.length) };
};
export const find = async (index, asks, chosen) => {
const found = await Promise.all(asks.map((ask) => hits(index, ask)));
for (let start = 0; start < asks.length; start += 1) {
for (let end = start + 2; end <= Math.min(asks.length, start + LONGEST_NAME); end += 1) {
const list = await index.list(asks.slice(start, end).map(({ text }) => text).join(' '));
for (const { best } of list ? found.slice(start, end) : []) score([list], best, 2);
}
}
const filters = await Promise.all(chosen.map(async (key) => score([await index.list(key) || ''], new Float32Array(index.count))));
const needed = found.filter(({ isPartial }) => !isPartial);
const some = [];
for (let page = 0; page < index.count; page += 1) {
const has = ({ best }) => best[page] > 0;
const matched = found.filter(has).length;
if (matched && filters.every((filter) => filter[page])) {
const isAll = needed.length ? needed.every(has) : matched === found.length;
some.push({ page, isAll, rank: found.reduce((sum, { best }) => sum + best[page], isAll ? 0 : matched * 1000) });
}
}
const all = some.filter(({ isAll }) => isAll);
const pages = all.length ? all : some;
pages.sort((a, b) => b.rank - a.rank || b.page - a.page);
return { isSome: pages !== all, pages };
};
const MORE = 20;
const EXCERPT = 200;
const marks = (text, asks, index) => {
const isHit = ({ word }) => asks.some((ask) => {
const plain = fold(word, index.letters);
const parts = [...ask.terms, ask.text].filter((part) => part.length > 3);
return parts.some((part) => plain.includes(part)) || (ask.isTyped && plain.startsWith(ask.text)) || terms(word, index).some((term) => ask.terms.includes(term));
});
const units = amounts(text, index).filter(({ word }) => asks.some((ask) => RegExp(`^${ask.text}[a-z]*$`).test(word)));
const others = words(text).filter((word) => isHit(word) && !units.some(({ start, end }) => word.start < end && word.end > start));
return others.concat(units).sort((a, b) => a.start - b.start);
};
const element = (name, className, ...content) => {
const made = document.createElement(name);
if (className) made.className = className;
made.append(...content);
return made;
};
const marked = (text, found, from = 0, to = text.length) => {
const pieces = [];
let done = from;
for (const { start, end } of found) {
if (start >= from && end <= to) {
pieces.push(text.slice(done, start), element('mark', '', text.slice(start, end)));
done = end;
}
}
return [...pieces, text.slice(done, to)];
};
const excerpt = (text, found) => {
const middle = found.length ? found[0].start : 0;
const from = middle < EXCERPT / 2 ? 0 : text.indexOf(' ', middle - EXCERPT / 3) + 1;
const to = text.length < from + EXCERPT ? text.length : text.lastIndexOf(' ', from + EXCERPT);
return [from ? '… ' : '', ...marked(text, found, from, to), to < text.length ? ' …' : ''];
};
const start = (form) => {
const [field, ...filters] = ['q', 'kind', 'year', 'topic', 'from'].map((name) => form.elements[name]);
const region = document.getElementById('results');
const [list, more] = [region.querySelector('ol'), region.querySelector('button')];
const status = document.querySelector('main [role=status]');
let index;
let turn = 0;
let answered;
const result = async ({ page }, asks) => {
const known = await index;
const [title, address, date, text, kind] = await known.page(page);
const link = element('a', '', ...marked(title, marks(title, asks, known)));
link.href = region.dataset.base + address;
const meta = element('p', 'entry-meta', date || form.querySelector(`[value=${kind}]`).text);
return element('li', 'entry', element('h2', 'entry-title', link), meta, element('p', 'entry-summary', ...excerpt(text, marks(text, asks, known))));
};
const answer = async (query, chosen, shown) => {
index = index || open(form.action);
const asks = asked(query, await index);
const { isSome, pages } = await find(await index, asks, chosen);
const count = pages.length;
const results = await Promise.all(pages.slice(0, shown || (await index).shown).map((page) => result(page, asks)));
return { results, count, key: !count ? 'none' : isSome ? 'some' : count === 1 ? 'one' : 'many' };
};
const run = async (shown) => {
const mine = turn += 1;
const query = field.value.normalize('NFC');
const chosen = filters.filter(({ value }) => value);
region.setAttribute('aria-busy', true);
const ask = () => answer(query, chosen.map(({ name, value }) => `:${name}/${value}`), shown);
let found = { results: [], count: 0 };
if (query.trim()) {
found = await ask().catch(() => {
index = null;
return ask();
}).catch(() => {
index = null;
return { ...found, key: 'failed' };
});
}
if (mine !== turn) return;
list.replaceChildren(...found.results);
more.hidden = found.count <= found.results.length;
status.textContent = (region.dataset[found.key] || '').replace('{count}', found.count).replace('{query}', () => query.trim());
const state = new URLSearchParams([field, ...chosen].filter(({ value }) => value).map(({ name, value }) => [name, value]));
history.replaceState({ shown }, '', `?${state}`.replace(/^\?$/, location.pathname));
region.setAttribute('aria-busy', false);
};
const again = (shown) => { answered = run(shown); };
const given = new URLSearchParams(location.search);
for (const control of [field, ...filters]) control.value = given.get(control.name) || '';
form.querySelector('[hidden]').hidden = false;
form.addEventListener('input', () => again());
form.addEventListener('submit', (event) => {
event.preventDefault();
again();
});
const focus = async (step, from) => {
await answered;
const places = [field, ...list.querySelectorAll('h2 a')];
const next = places[places.indexOf(from) + step];
if (next) next.focus();
};
more.addEventListener('click', () => {
const links = list.querySelectorAll('h2 a');
again(links.length + MORE);
focus(links.length + 1, field);
});
document.querySelector('main').addEventListener('keydown', (event) => {
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
if (!step || !(event.target === field || event.target.closest('#results h2'))) return;
event.preventDefault();
focus(step, event.target);
});
if (field.value) again((history.state || {}).shown);
};
if (typeof document !== 'undefined') start(document.querySelector('main form[role=search]'));
