import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormStatus, PlanItem, Submission, TaskRow } from '@/api/types';
import { isMoved, mainCause } from '@/lib/causes';
import { addDays, daysBetween, monthStarts } from '@/lib/dates';
import { countLights, LIGHTS, lightOf, rankOf, SHAPES as LIGHT_SHAPES } from '@/lib/lights';
import { change, grouped, signed, typed } from '@/lib/numbers';
import { exportText, type Column } from '@/lib/table';
import { accountSteps, wishesFor, type Account } from '@/office/account';
import { filtered, lightsByUnit, waits } from '@/office/board';
import { barOf, scaleOf } from '@/office/gantt';
import { askedFields, bodyOf, kindsOf, OFFICE_FIELDS } from '@/office/letters';
import { canType, nextStep, outcomeSteps, stepsFor } from '@/office/life';
import { entriesOf } from '@/office/mine';
import { partsOf, total } from '@/office/parts';
import { block, filled } from '@/office/paste';
import { needsOf, treeOf } from '@/office/planTree';
import { sideText } from '@/office/requests';
import { loadedOf, sizeOf } from '@/office/review';
import { pieces } from '@/office/spans';
import { markOf, owing, wallOf } from '@/office/wall';

const task = (over: Partial<TaskRow>): TaskRow => ({
  item: '1',
  level: 'measure',
  title: '',
  units: [{ unit: 'a', role: 'lead' }],
  state: 'in_hand',
  kind: 'measure',
  light: 'green',
  rule: '',
  reason: '',
  progress: { class: 'other', completion: null, expected: null, reason: '' },
  handed_out: '2019-06-20',
  first_due: null,
  due: null,
  extensions: 0,
  percent: null,
  waiting_for: '',
  waiting_since: null, waiting_text: '',
  text: '',
  reported_on: null,
  ...over,
});
const status = (over: Partial<FormStatus>): FormStatus => ({
  form: 'f',
  title: { zh: '', en: '' },
  period: '2019',
  unit: 'a',
  state: 'draft',
  round: 1,
  revision: 0,
  window: 'open',
  opens: '2020-01-01',
  due: '2020-01-10',
  first_due: '2020-01-10',
  closes: '2020-01-20',
  timeliness: 'waiting',
  sent_in: null,
  ...over,
});

describe('spans of a document', () => {
  const text = 'a\u4e00\u4e8cb\ud83d\ude00c';
  it('are cut by code points', () => {
    const cut = pieces(text, [{ id: 'x', span: [1, 3] }]);
    expect(cut).toEqual([
      { text: 'a', ids: [] },
      { text: '\u4e00\u4e8c', ids: ['x'] },
      { text: 'b\ud83d\ude00c', ids: [] },
    ]);
  });
  it('may lie inside one another, the innermost last', () => {
    const cut = pieces('abcdef', [
      { id: 'outer', span: [0, 6] },
      { id: 'inner', span: [2, 4] },
    ]);
    expect(cut.map((p) => p.ids)).toEqual([['outer'], ['outer', 'inner'], ['outer']]);
    expect(cut.map((p) => p.text).join('')).toBe('abcdef');
  });
  it('past the end of the text mark nothing', () => {
    expect(pieces('abc', [{ id: 'x', span: [2, 99] }])).toEqual([{ text: 'abc', ids: [] }]);
  });
});

describe('a pasted block', () => {
  it('has rows and columns as spreadsheets write them', () => {
    expect(block('1\t2\r\n"a ""b""\nc"\t4\r\n')).toEqual([
      ['1', '2'],
      ['a "b"\nc', '4'],
    ]);
  });
  it('fills cells downwards and stops at the last one', () => {
    expect(filled('1\n2\n3', 1, 3)).toEqual([
      { index: 1, value: '1' },
      { index: 2, value: '2' },
    ]);
  });
  it('takes the last number of a row of several columns', () => {
    expect(filled('gdp\t\uff11\uff12\nx\ty', 0, 9).map((e) => e.value)).toEqual(['\uff11\uff12', 'y']);
  });
});

describe('numbers', () => {
  it('read what people type', () => {
    expect(typed('\uff11\uff0c234.5')).toBe(1234.5);
    expect(typed('8%')).toBe(8);
    expect(typed('12a')).toBeNull();
  });
  it('show digits as they are, grouped', () => {
    expect(grouped('-1234567.50')).toBe('-1,234,567.50');
    expect(grouped('x')).toBe('x');
  });
  it('tell no change from nothing or from zero', () => {
    expect(change('110', '100')).toBe(10);
    expect(change('110', '0')).toBeNull();
    expect(change('', '100')).toBeNull();
    expect(signed(-1.25)).toBe('\u22121.3');
  });
  it('put errors before what is to be explained, and the farthest first', () => {
    const f = (severity: string, found: string): number => sizeOf({ severity, found, compared: null, low: '70', high: '130' });
    expect(f('error', '131')).toBeGreaterThan(f('explain', '900'));
    expect(f('explain', '900')).toBeGreaterThan(f('explain', '140'));
  });
});

describe('days', () => {
  it('are counted across years and leap days', () => {
    expect(daysBetween('2019-12-31', '2020-03-01')).toBe(61);
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(monthStarts('2019-11-02', '2020-01-01')).toEqual(['2019-12-01', '2020-01-01']);
  });
});

describe('the life of an item', () => {
  const units = [{ unit: 'a', role: 'lead' }, { unit: 'b', role: 'cooperating' }];
  it('lets the lead unit sign and report, and nobody else', () => {
    expect(stepsFor('handed_out', units, { unit: 'a', access: ['feedback'] }).map((s) => s.step)).toEqual(['sign_for', 'refuse']);
    expect(stepsFor('handed_out', units, { unit: 'b', access: ['feedback'] })).toEqual([]);
  });
  it('lets the office judge what was reported', () => {
    expect(stepsFor('reported', units, { unit: 'o', access: ['write_tasks'] }).map((s) => s.step)).toEqual(['accept', 'return']);
  });
  it('gives an outcome to its unit, the office and the leader in turn', () => {
    expect(outcomeSteps('announced', 'a', { unit: 'a', access: ['feedback'] })).toEqual([{ step: 'object', text: true }]);
    expect(outcomeSteps('announced', 'a', { unit: 'b', access: ['feedback'] })).toEqual([]);
    expect(outcomeSteps('silent', 'a', { unit: 'z', access: ['decide'] }).map((s) => s.step)).toEqual(['uphold', 'drop']);
  });
});

describe('a submission', () => {
  it('is typed into while its window is open or after a return', () => {
    expect(canType('draft', 'open')).toBe(true);
    expect(canType('draft', 'closed')).toBe(false);
    expect(canType('returned', 'closed')).toBe(true);
    expect(canType('submitted', 'open')).toBe(false);
  });
  it('waits for whoever may do what its state asks for', () => {
    expect(nextStep('submitted', ['review'])).toBe('review');
    expect(nextStep('reviewed', ['review'])).toBeNull();
    expect(nextStep('approved', ['publish', 'approve'])).toBe('publish');
  });
  it('stands on the wall by the worst that can be said of it', () => {
    expect(markOf(status({ timeliness: 'missing' }))).toBe('missing');
    expect(markOf(status({ state: 'returned', timeliness: 'late' }))).toBe('returned');
    expect(markOf(status({ window: 'ahead' }))).toBe('ahead');
    expect(owing([status({ window: 'ahead' }), status({}), status({ state: 'published' })])).toHaveLength(1);
    expect(wallOf([status({ period: '2020' }), status({}), status({ unit: 'b' })]).periods).toEqual(['2019', '2020']);
  });
});

describe('the board', () => {
  const rows = [
    task({ item: '1', light: 'red' }),
    task({ item: '2', light: 'yellow', units: [{ unit: 'b', role: 'lead' }, { unit: 'a', role: 'cooperating' }], waiting_for: 'c', waiting_since: '2019-12-20' }),
    task({ item: '3', waiting_for: 'c', waiting_since: '2019-12-01' }),
  ];
  it('is filtered by light, unit and words', () => {
    expect(filtered(rows, { lights: ['red'], unit: '', state: '', text: '' }).map((r) => r.item)).toEqual(['1']);
    expect(filtered(rows, { lights: [], unit: 'a', state: '', text: '' })).toHaveLength(3);
    expect(filtered(rows, { lights: [], unit: '', state: '', text: '3' }).map((r) => r.item)).toEqual(['3']);
  });
  it('counts lights, of lead units too', () => {
    expect(countLights(rows).red).toBe(1);
    expect(lightsByUnit(rows).map((u) => [u.unit, u.all])).toEqual([['a', 2], ['b', 1]]);
  });
  it('says who is waited for, the longest first', () => {
    expect(waits(rows)[0]).toMatchObject({ unit: 'c' });
    expect(waits(rows)[0]?.rows.map((r) => r.item)).toEqual(['3', '2']);
  });
});

describe('my page', () => {
  it('puts what is overdue before this week, and keeps what is finished', () => {
    const entries = entriesOf({
      unit: 'a',
      day: '2020-01-06',
      tasks: [task({ item: '9', due: '2020-06-01' }), task({ item: '2', due: '2020-01-05' }), task({ item: '3', state: 'closed' }), task({ item: '4', state: 'reported', due: '2020-01-07' })],
      submissions: [status({ due: '2020-01-10' }), status({ form: 'g', window: 'ahead', due: '2020-07-10' }), status({ form: 'h', state: 'published', due: '2020-08-10' })],
      to_judge: [],
      to_decide: [],
    });
    expect(entries.map((e) => [e.key, e.group])).toEqual([
      ['t--2', 'over'],
      ['t--4', 'waiting'],
      ['f-f-2019-a', 'week'],
      ['t--9', 'later'],
      ['f-g-2019-a', 'later'],
      ['f-h-2019-a', 'finished'],
      ['t--3', 'finished'],
    ]);
  });
});

describe('a Gantt chart', () => {
  it('shows the first due day as a shadow of the bar', () => {
    const row = { start: '2019-07-01', due: '2019-12-31', first_due: '2019-09-30', percent: 40 };
    const scale = scaleOf([row], '2019-08-01');
    const bar = barOf(row, scale);
    expect(scale.from).toBe('2019-06-01');
    expect(bar?.base?.left).toBe(bar?.left);
    expect(bar?.base?.width ?? 0).toBeLessThan(bar?.width ?? 0);
    expect(bar?.done).toBe(40);
  });
  it('draws nothing without a day', () => {
    expect(barOf({ start: null, due: null, first_due: null, percent: null }, scaleOf([], '2020-01-06'))).toBeNull();
  });
  it('lays out 200 tasks within a moment', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ start: addDays('2019-01-01', i), due: addDays('2019-06-01', i), first_due: addDays('2019-05-01', i), percent: i % 100 }));
    const began = performance.now();
    const scale = scaleOf(rows, '2019-07-01');
    expect(rows.map((r) => barOf(r, scale))).toHaveLength(200);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('a plan', () => {
  const item = (over: Partial<PlanItem>): PlanItem => ({ id: '1', level: 'section', state: 'confirmed', parent: '', title: '', text: '', units: [], start: null, due: null, due_text: '', repeats: null, effects: [], span: [0, 1], sentence: '', ...over });
  it('is a tree in the order of the document', () => {
    const tree = treeOf([item({ id: '1' }), item({ id: '1.1', parent: '1' }), item({ id: '2' }), item({ id: '1.1.1', parent: '1.1' })]);
    expect(tree.map((n) => [n.item.id, n.depth])).toEqual([['1', 0], ['1.1', 1], ['1.1.1', 2], ['2', 0]]);
  });
  it('says what an item lacks', () => {
    expect(needsOf(item({ level: 'measure', state: 'proposed' }))).toEqual(['proposed', 'no_unit', 'no_due', 'no_effect']);
    expect(needsOf(item({}))).toEqual([]);
  });
});

describe('outcomes and letters', () => {
  it('split a rank move by its four causes', () => {
    const parts = partsOf('0 1 -10 9');
    expect(parts).toEqual({ revision: 0, method: 1, peers: -10, own: 9 });
    expect(parts && total(parts)).toBe(0);
    expect(partsOf('')).toBeNull();
  });
  it('send what the kind of letter needs and nothing else', () => {
    const form = { kind: 'notice', unit: 'a', item: '1', form: 'f', round: '2020', period: '2019-07', series: 'X', office: { issuer: 'I', phone: ' ' }, own: { to: 'T' } };
    const kind = kindsOf([]).find((k) => k.kind === 'notice');
    expect(kind && bodyOf(form, kind, 'p', false)).toEqual({ kind: 'notice', plan: 'p', round: 2020, fields: { issuer: 'I', to: 'T' } });
  });
});

describe('fields of a letter', () => {
  it('are the office\'s, which are kept, or the letter\'s own', () => {
    expect(askedFields(['issuer', 'to', 'date'], ['reply_by', 'issuer'])).toEqual({ office: ['issuer'], own: ['to', 'reply_by'] });
    expect(askedFields([], []).own).toEqual(['to', 'copies']);
    for (const own of ['to', 'copies', 'reply_by']) expect(OFFICE_FIELDS).not.toContain(own);
  });
});

describe('lights', () => {
  it('have the shapes and the order of docs/supervision.md', () => {
    expect(LIGHTS).toEqual(['red', 'orange', 'yellow', 'blue', 'green', 'grey']);
    const rows = [...readFileSync(join(__dirname, '../../docs/supervision.md'), 'utf8').matchAll(/^\| (grey|green|blue|yellow|orange|red) \| (.) \| (\S+) \|/gm)];
    const words = (JSON.parse(readFileSync(join(__dirname, '../src/locales/zh/common.json'), 'utf8')) as { light: Record<string, string> }).light;
    expect(rows).toHaveLength(LIGHTS.length);
    for (const [, colour, shape, word] of rows) expect([colour, LIGHT_SHAPES[colour as 'red'], words[colour as 'red']]).toEqual([colour, shape, word]);
  });
  it('are counted, and one that nobody knows cannot be judged', () => {
    expect(countLights(['green', 'red', 'grey', 'red', 'pink'].map((light) => ({ light })))).toMatchObject({ red: 2, green: 1, grey: 2, blue: 0 });
    expect(lightOf('pink')).toBe('grey');
    expect(rankOf('red')).toBeLessThan(rankOf('blue'));
  });
});

describe('a reviewer', () => {
  it('judges what is loaded only when it is what is chosen', () => {
    const loaded = { form: 'f', period: '2019', unit: 'a' } as Submission;
    expect(loadedOf({ form: 'f', period: '2019', unit: 'a' }, loaded)).toBe(loaded);
    expect(loadedOf({ form: 'f', period: '2019', unit: 'b' }, loaded)).toBeNull();
    expect(loadedOf(null, loaded)).toBeNull();
    expect(loadedOf({ form: 'f', period: '2019', unit: 'a' }, null)).toBeNull();
  });
});

describe('a request', () => {
  it('tells a day, or value, unit and period of a target', () => {
    expect(sideText('2020-06-30')).toBe('2020-06-30');
    expect(sideText('value=62\nunit=%\nperiod=2020')).toBe('62 % (2020)');
    expect(sideText({ value: 62, unit: '%', period: '2020' })).toBe('62 % (2020)');
    expect(sideText({ value: 0.5 })).toBe('0.5');
  });
});

describe('a file of a table', () => {
  const row = { light: 2, value: 12.3456, none: { absent: 'withheld' as const } };
  const column = (over: Partial<Column<typeof row>>): Column<typeof row> => ({ key: 'k', title: '', value: () => null, ...over });
  it('says the words that the page shows where a number only sorts', () => {
    const word = (why: string): string => `<${why}>`;
    expect(exportText(column({ value: (r) => r.light, text: () => 'warning' }), row, word)).toBe('warning');
    expect(exportText(column({ value: (r) => r.value }), row, word)).toBe('12.3456');
    expect(exportText(column({ value: (r) => r.none }), row, word)).toBe('<withheld>');
    expect(exportText(column({}), row, word)).toBe('');
  });
});

describe('causes of a move', () => {
  it('are missing for what was not ranked before', () => {
    const places = { change: -2, own: 3, peers: -5, method: 0, revision: 0 };
    expect(mainCause(places)).toBe('peers');
    expect(isMoved({ code: 'x', rank: 1, rank_before: 0, places: null, score: null })).toBe(false);
  });
});

describe('accounts', () => {
  const account = (over: Partial<Account>): Account => ({ person: 'x', name: '', unit: '', duties: [], state: 'active', must_change: false, second_factor: false, has_password: true, changed_on: '', last_login: '', waiting: null, locked_until: '', ...over });
  it('are approved by those who may, and one wish waits at a time', () => {
    expect(accountSteps(account({ state: 'pending', waiting: { wish: 'open', proposed_by: 'y', duties: [], unit: '' } }), (a) => a === 'approve_accounts')).toEqual(['approve', 'reject']);
    expect(accountSteps(account({}), (a) => a === 'manage_accounts')).toEqual(['disable']);
    expect(wishesFor(account({ waiting: { wish: 'reset', proposed_by: 'y', duties: [], unit: '' } }))).toEqual([]);
    expect(wishesFor(account({ state: 'disabled' }))).toEqual(['enable']);
  });
});
