// How formulas are written: each letter's sign or word, numbers with all the figures that mean something, and a
// formula as one line of text.
import type { Expression, Gather, Index, Letter, Operation, Relation, Subscript } from 'gongsheng';
import type { Translate } from '../../i18n';
import { powered } from '../../i18n/format';

/** Letters that every language writes alike; the others are words. */
const signs: Partial<Record<Letter, string>> = {
  generation: 'G',
  dissipation: 'X',
  surplus: 'S',
  gain: 's',
  worth: 'w',
  quality: 'q',
  rate: 'σ',
  permeability: 'η',
  unitCost: 'c',
  coordinationRate: 'κ',
  projectValue: 'V',
  amount: 'a',
  capacity: 'o',
  demand: 'd',
  factor: 'φ',
  sign: 'ε',
  meanSign: 'ε̄',
  factorSign: 's',
  sensitivity: 'β',
  feedback: 'μ',
  record: 'f',
  surplusAfter: 'S′',
  asymmetry: 'α',
  fairShare: 'f',
  longest: 'D',
  halfHorizon: '⌈T/2⌉',
  participants: 'n',
  months: 'T',
  rising: 'B',
  falling: 'C',
  shift: 'Δ',
  breakEven: 'ε*',
  game: 'v',
  coalitionValue: 'v(K)',
  coalitionShare: 'x(K)',
  meanSurplus: 'S̄',
  effect: 'δ',
  unitCapacity: 'N',
  saturation: 'h',
  growth: 'r',
  level: 'x',
  startLevel: 'x₀',
  equilibriumLevel: 'x*',
  filled: 'y',
  equilibriumFilled: 'y*',
  spectralRadius: 'ρ(Δ)',
  eigenvalueReal: 'Re λ',
  eigenvalueImaginary: 'Im λ',
  directionReal: 'Re v',
  directionImaginary: 'Im v',
  takesPart: 's',
  probability: 'p',
  restProbability: 'p*',
  parting: 'p̂',
  surplusWithout: 'S⁻',
  surplusThen: 'S⁺',
  gained: 'ΔS',
  reciprocity: 'ρ',
  drive: 'd',
  driveAlone: 'd⁰',
  driveBoth: 'd¹',
  resistance: 'λ',
  given: 'x',
  givenThen: 'x⁺',
  count: 'k',
  draws: 'n',
  chance: 'p',
  chanceLow: 'p₋',
  chanceHigh: 'p₊',
  normal: 'z',
  lower: 'x₋',
  upper: 'x₊',
  quantile: 'Q',
  parts: 'm',
  between: 'SSᴮ',
  squares: 'SS',
  explained: 'η²',
  partMean: 'x̄',
};

const indices: Record<Index, string> = {
  activity: 'e',
  unit: 'i',
  partner: 'j',
  pair: 'ij',
  member: 'm',
  month: 't',
  factor: 'k',
  eigenvalue: 'k',
  output: 'k',
  state: 's',
  probability: 'p',
};

export const relations: Record<Relation, string> = {
  less: '<',
  atMost: '≤',
  equal: '=',
  atLeast: '≥',
  more: '>',
};

/** The words that a formula is written with. */
export interface Notation {
  t: Translate;
  unit: (id: string) => string;
}

/** A letter's sign, or its word. */
export function letter(name: Letter, { t }: Notation): string {
  return signs[name] ?? t(`why.letter.${name as keyof typeof signs & 'cost'}`);
}

/** Whether a letter is a word, which begins with a capital where it stands alone. */
export const isWord = (name: Letter): boolean => signs[name] === undefined;

export function index(name: Index): string {
  return indices[name];
}

/** Of whom a letter speaks; exchanges and projects are what the why is of, and stay unsaid. */
export function subscripts(of: readonly Subscript[], { unit }: Notation): string[] {
  return of.flatMap((label) => {
    switch (label.kind) {
      case 'unit':
        return [unit(label.id)];
      case 'month':
        return [String(label.month + 1)];
      case 'index':
        return [indices[label.index]];
      default:
        return [];
    }
  });
}

const MINUS = '\u2212';

/** Figures of a number; whole parts are written in full. */
const FIGURES = 6;

/** A number with as many figures as it takes to add up by hand, without what rounding leaves. */
export function exact(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return sign + powered(size, FIGURES);
  const large = size >= 10 ** (FIGURES - 1);
  const rounded = large ? Math.round(size * 10) / 10 : Number(size.toPrecision(FIGURES));
  const [whole = '0', fraction] = String(rounded).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

export function exactSigned(value: number): string {
  const text = exact(value);
  return value > 0 && text !== '0' ? `+${text}` : text;
}

/** How tightly a part is bound: what is looser than its place stands in brackets. */
export type Place = 'loose' | 'term' | 'factor';

/** Whether a part needs brackets in its place. */
export function needsBrackets(part: Expression, place: Place): boolean {
  switch (part.kind) {
    case 'number':
      return part.value < 0 && place !== 'loose';
    case 'sum':
    case 'minus':
      return place !== 'loose';
    case 'over':
      return place === 'factor';
    default:
      return false;
  }
}

/** A formula as text. */
export function textOf(part: Expression, notation: Notation, place: Place = 'loose'): string {
  const { t } = notation;
  const inner = plainText(part, notation);
  return needsBrackets(part, place) ? t('why.open') + inner + t('why.shut') : inner;
}

function plainText(part: Expression, notation: Notation): string {
  const { t } = notation;
  const text = (other: Expression, place: Place) => textOf(other, notation, place);
  switch (part.kind) {
    case 'number':
      return exact(part.value);
    case 'symbol': {
      const of = subscripts(part.of, notation);
      if (part.symbol === 'gain' && of.length === 2) return `s(${of.join('|')})`;
      return letter(part.symbol, notation) + (of.length > 0 ? `_${of.join(',')}` : '');
    }
    case 'sum':
      return part.terms
        .map((term, place) => {
          if (term.kind === 'minus') return (place > 0 ? ` ${MINUS} ` : MINUS) + text(term.of, 'term');
          return place > 0 ? ` + ${text(term, 'term')}` : text(term, 'loose');
        })
        .join('');
    case 'minus':
      return MINUS + text(part.of, 'term');
    case 'product':
      return part.factors.map((factor) => text(factor, 'factor')).join(' · ');
    case 'quotient':
      return `${text(part.above, 'factor')} / ${text(part.below, 'factor')}`;
    case 'function': {
      const inside = part.of.map((other) => text(other, 'loose')).join(', ');
      return part.function === 'abs' ? `|${inside}|` : `${functionName(part.function, t)}(${inside})`;
    }
    case 'over':
      return `${gatherName(part.function, t)}_${index(part.index)} ${text(part.body, 'factor')}${part.function === 'integral' ? ` d${index(part.index)}` : ''}`;
    case 'compare':
      return `${text(part.left, 'loose')} ${relations[part.relation]} ${text(part.right, 'loose')}`;
    case 'all':
      return part.of.map((other) => text(other, 'loose')).join(t('why.and'));
    case 'rest':
      return t('why.rest', { count: part.count, value: exact(part.value) });
  }
}

export function functionName(name: Operation, t: Translate): string {
  if (name === 'root') return '√';
  return name === 'least' ? t('why.least') : name === 'largest' ? t('why.largest') : name;
}

export function gatherName(name: Gather, t: Translate): string {
  if (name === 'integral') return '∫';
  return name === 'sum' ? 'Σ' : functionName(name, t);
}
