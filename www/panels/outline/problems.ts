// What is wrong with a document, in words: what, where, and what to do next.
import type { Detail, Problem, Vocabulary } from 'gongsheng';
import { isId } from '../../document/ids';
import { keysOf, valueAt } from '../../document/pointer';
import { fieldAt } from '../../document/schema';
import { isKey, textIn, translate, type Key, type Language } from '../../i18n';
import '../../i18n/outline';
import { numberText } from '../../ui/number';

export interface Described {
  title: string;
  detail: string;
}

/** A problem in words. The document may be anything: it can be what is wrong. */
export function describe(
  problem: Problem,
  document: unknown,
  language: Language,
  vocabulary: Vocabulary | null = null,
): Described {
  const say = (key: Key, values?: Record<string, string>) => translate(language, key, values);
  const words = new Words(document, language, vocabulary);
  const values = words.values(problem);
  const title = say(`outline.problem.${problem.code}.title` as Key, values);
  const next = say(`outline.problem.${problem.code}.next` as Key, values);
  const where = words.place(problem.pointer, values);
  return { title, detail: where === '' ? next : say('outline.problem.detail', { where, next }) };
}

/** What was typed, and its field does not take, in words. */
export function describeTyped(
  pointer: string,
  text: string,
  document: unknown,
  language: Language,
  vocabulary: Vocabulary | null = null,
): Described {
  const where = placeName(pointer, document, language, vocabulary);
  const kind = fieldAt(pointer)?.type !== 'id' ? 'notNumber' : isId(text.trim()) ? 'idTaken' : 'idInvalid';
  const next = translate(language, `outline.${kind}.next`);
  return {
    title: translate(language, `outline.${kind}.title`, { text }),
    detail: translate(language, 'outline.problem.detail', { where, next }),
  };
}

/** A place of the document in words: 职业院校 · 产出「技能人才」 · 数量. */
export function placeName(
  pointer: string,
  document: unknown,
  language: Language,
  vocabulary: Vocabulary | null = null,
): string {
  return new Words(document, language, vocabulary).place(pointer, {});
}

/** Names that hold even in a document that is none. */
class Words {
  constructor(
    private readonly document: unknown,
    private readonly language: Language,
    private readonly vocabulary: Vocabulary | null,
  ) {}

  private say(key: Key, values?: Record<string, string>): string {
    return translate(this.language, key, values);
  }

  /** The word of a key that may not be there. */
  private known(key: string, otherwise: string): string {
    return isKey(key) ? translate(this.language, key) : otherwise;
  }

  private text(value: unknown): string {
    const { zh, en } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const one = (given: unknown) => (typeof given === 'string' ? given : '');
    return textIn(this.language, { zh: one(zh), en: one(en) });
  }

  private unit(id: unknown): string {
    const units = valueAt(this.document, '/units');
    const unit: unknown = Array.isArray(units)
      ? units.find((known) => valueAt(known, '/id') === id)
      : undefined;
    return this.text(valueAt(unit, '/name')) || String(id ?? '—');
  }

  private resource(id: unknown): string {
    const word = this.vocabulary?.resources.find((known) => known.id === id);
    return (word && textIn(this.language, word.name)) || String(id ?? '—');
  }

  /** The values of a problem, ready to stand in a sentence. */
  values({ code, pointer, values }: Problem): Record<string, string> {
    const all = (name: string) =>
      values.filter((detail) => detail.name === name).map((detail) => this.value(detail));
    const one = (name: string) => all(name)[0] ?? '—';
    const [unit, second] = all('unit').map((id) => this.unit(id));
    const number = (name: string) => values.find((detail) => detail.name === name)?.value;
    const start = number('start');
    return {
      value: values.some(({ name }) => name === 'value')
        ? one('value')
        : this.shown(valueAt(this.document, pointer)),
      least: one('least'),
      most: one('most'),
      sum: one('sum'),
      months: one('months'),
      allowed: this.allowed(pointer, one('allowed')),
      range: this.range(all('above')[0], all('least')[0], all('most')[0]),
      expected: this.known(`outline.type.${one('expected')}`, one('expected')),
      found:
        one('found') === 'number' ? one('value') : this.known(`outline.type.${one('found')}`, one('found')),
      of: this.known(`outline.list.${one('of')}`, one('of')),
      unit: code === 'dangling-reference' ? one('value') : (unit ?? this.unit(one('value'))),
      second: second ?? '—',
      output: this.resource(one('output')),
      input: this.resource(one('input')),
      month: typeof number('month') === 'number' ? numberText(Number(number('month')) + 1) : '—',
      start: one('start'),
      end: one('end'),
      later: typeof start === 'number' ? numberText(start + 1) : '—',
      line: one('line'),
      column: one('column'),
    };
  }

  private value({ value }: Detail): string {
    return typeof value === 'number' ? numberText(value) : value;
  }

  private shown(value: unknown): string {
    if (typeof value === 'number') return numberText(value);
    return typeof value === 'string' ? value : '—';
  }

  private range(above: string | undefined, least: string | undefined, most: string | undefined): string {
    if (above !== undefined) return this.say('outline.range.above', { least: above });
    if (least !== undefined && most !== undefined) return this.say('outline.range.between', { least, most });
    if (most !== undefined) return this.say('outline.range.most', { most });
    return this.say('outline.range.least', { least: least ?? '0' });
  }

  /** Words that may be chosen, by their names. */
  private allowed(pointer: string, list: string): string {
    const words = fieldAt(pointer.replace(/\/carriers\/\d+$/, '/carriers'))?.words;
    const names = words ? list.split(', ').map((word) => this.known(`${words}.${word}`, word)) : [list];
    return names.join(this.say('list.comma'));
  }

  place(pointer: string, { line, column }: Record<string, string>): string {
    if (pointer === '')
      return line === undefined || line === '—'
        ? ''
        : this.say('outline.at.line', { line, column: column ?? '—' });
    const keys = keysOf(pointer);
    const parts: string[] = [];
    let at = '';
    keys.forEach((key, depth) => {
      at += `/${key}`;
      const part = this.part(keys, depth, at);
      if (part !== '') parts.push(part);
    });
    const field = fieldAt(pointer);
    if (field) parts.push(this.say(`outline.field.${field.label}` as Key));
    return parts.length > 0 ? parts.join(' · ') : pointer;
  }

  /** What one step of a pointer is called; nothing when a later step says it. */
  private part(keys: readonly string[], depth: number, at: string): string {
    const list = keys[depth - 1];
    const item = valueAt(this.document, at);
    const number = String(Number(keys[depth]) + 1);
    const last = depth === keys.length - 1;
    if (!/^\d+$/.test(keys[depth] ?? '')) {
      return last && !fieldAt(at) ? this.known(`outline.list.${keys[depth]}`, keys[depth] ?? '') : '';
    }
    switch (list) {
      case 'units':
        return this.text(valueAt(item, '/name')) || this.shownId(item, 'outline.at.unit', number);
      case 'outputs':
      case 'inputs': {
        const name = this.resource(valueAt(item, '/resource') ?? valueAt(item, '/id'));
        return this.say(list === 'outputs' ? 'outline.at.output' : 'outline.at.input', { name });
      }
      case 'exchanges':
        return this.say('outline.at.exchange', {
          from: this.unit(valueAt(item, '/from/unit')),
          to: this.unit(valueAt(item, '/to/unit')),
        });
      case 'projects':
        return this.text(valueAt(item, '/name')) || this.shownId(item, 'outline.at.project', number);
      case 'members':
        return this.say('outline.at.member', { name: this.unit(valueAt(item, '/unit')) });
      case 'links': {
        const [i, j] = [valueAt(item, '/between/0'), valueAt(item, '/between/1')];
        return this.say('outline.at.link', { first: this.unit(i), second: this.unit(j) });
      }
      case 'environment': {
        const aspect = valueAt(item, '/aspect');
        return (
          this.text(valueAt(item, '/name')) ||
          this.known(`aspect.${String(aspect)}`, this.shownId(item, 'outline.at.factor', number))
        );
      }
      case 'incentives':
        return this.say('outline.at.incentive', { name: this.unit(valueAt(item, '/unit')) });
      case 'transfers':
        return this.say('outline.at.transfer', {
          from: this.unit(valueAt(item, '/from')),
          to: this.unit(valueAt(item, '/to')),
        });
      case 'substitution':
        return this.say('outline.at.substitution', { number });
      case 'periods':
      case 'steps': {
        const span = Array.isArray(item)
          ? item.map((month) => (month == null ? '∞' : this.shown(month))).join(', ')
          : '';
        return this.say(list === 'periods' ? 'outline.at.period' : 'outline.at.step', { number, span });
      }
      default:
        return '';
    }
  }

  private shownId(item: unknown, otherwise: Key, number: string): string {
    const id = valueAt(item, '/id');
    return typeof id === 'string' && id !== '' ? id : this.say(otherwise, { number });
  }
}
