// The numbers of the document behind a row or an owner of a why: what can be changed in its place.
import type { Consortium, Subject, Thing } from 'gongsheng';
import { samePair, type Between } from '../../document/pairs';

type Place = readonly [list: string, at: number];

const all = (fields: readonly string[], ...places: readonly Place[]): string[] => {
  const holder = places.map(([list, at]) => `/${list}/${at}`).join('');
  return places.some(([, at]) => at < 0) ? [] : fields.map((field) => `${holder}/${field}`);
};

const placeOf = (list: readonly { id: string }[] | undefined, id: string): number =>
  list?.findIndex((item) => item.id === id) ?? -1;

/** Pointers to the numbers that something of the document is made of. */
export function fieldsOf(thing: Thing, document: Consortium): string[] {
  const { units = [], exchanges = [], projects = [], links = [], environment = [], contract } = document;
  const parameter = (unit: string, list: 'outputs' | 'inputs', id: string): [Place, Place] => {
    const at = placeOf(units, unit);
    return [
      ['units', at],
      [list, placeOf(units[at]?.[list], id)],
    ];
  };
  const link = (between: Between): string[] =>
    all(['resistance', 'coordination'], ['links', links.findIndex((it) => samePair(it.between, between))]);
  switch (thing.kind) {
    case 'exchange': {
      const at = placeOf(exchanges, thing.id);
      const known = exchanges[at];
      if (!known) return [];
      const { from, to } = known;
      return [
        ...all(['amount'], ['exchanges', at]),
        ...all(['quality', 'cost', 'amount'], ...parameter(from.unit, 'outputs', from.output)),
        ...all(['value', 'amount'], ...parameter(to.unit, 'inputs', to.input)),
      ];
    }
    case 'project': {
      const at = placeOf(projects, thing.id);
      const members = projects[at]?.members ?? [];
      return [
        ...all(['value', 'resistance'], ['projects', at]),
        ...members.flatMap((_, member) => all(['cost'], ['projects', at], ['members', member])),
      ];
    }
    case 'member': {
      const at = placeOf(projects, thing.project);
      const member = projects[at]?.members.findIndex(({ unit }) => unit === thing.unit) ?? -1;
      return [
        ...all(['cost'], ['projects', at], ['members', member]),
        ...all(['value', 'resistance'], ['projects', at]),
      ];
    }
    case 'pair':
      return link(thing.between);
    case 'side':
      return link([thing.unit, thing.with]);
    case 'output':
      return all(['amount', 'quality', 'cost'], ...parameter(thing.unit, 'outputs', thing.output));
    case 'input':
      return all(['amount', 'value'], ...parameter(thing.unit, 'inputs', thing.input));
    case 'factor': {
      const at = placeOf(environment, thing.id);
      const steps = (environment[at]?.steps ?? []).flatMap((_, step) =>
        all(['1'], ['environment', at], ['steps', step]),
      );
      return [...all(['weight'], ['environment', at]), ...steps];
    }
    case 'transfer':
      return (contract?.transfers ?? []).flatMap(({ from, to }, at) =>
        from === thing.from && to === thing.to ? all(['amount'], ['contract/transfers', at]) : [],
      );
    case 'reward':
    case 'penalty':
      return all(
        [thing.kind],
        ['contract/incentives', (contract?.incentives ?? []).findIndex(({ unit }) => unit === thing.unit)],
      );
    default:
      return [];
  }
}

/** What a unit brings to an evolution: no other number rests on it. */
const EVOLVING: readonly Subject['number'][] = ['equilibriumLevel', 'levelAt'];

/** Pointers to the numbers that whatever a why is of is made of. */
export function ownFields(subject: Subject, document: Consortium): string[] {
  const { of, id = '', with: other = '', number } = subject;
  switch (of) {
    case 'exchange':
      return fieldsOf({ kind: 'exchange', id }, document);
    case 'project':
      return fieldsOf({ kind: 'project', id }, document);
    case 'member':
      return fieldsOf({ kind: 'member', project: other, unit: id }, document);
    case 'pair':
    case 'side':
      return fieldsOf({ kind: 'pair', between: [id, other] }, document);
    case 'factor':
      return fieldsOf({ kind: 'factor', id }, document);
    case 'unit':
      return EVOLVING.includes(number)
        ? all(['capacity', 'growth', 'start'], ['units', placeOf(document.units, id)])
        : [];
    case 'field':
      return subject.pointer === undefined ? [] : [subject.pointer];
    default:
      return [];
  }
}
