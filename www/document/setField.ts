// Setting one field of a document, with whatever follows from it.
import type { Consortium } from 'gongsheng';
import { renameParameter, renameUnit, type Side } from './edits';
import { aspects } from './field';
import { keysOf, removeAt, setAt, valueAt } from './pointer';
import { patternOf } from './schema';

/**
 * A document with one field changed; undefined leaves it out. A unit's or parameter's id changes wherever it
 * is named, an exchange whose unit changes takes that unit's first parameter, an aspect keeps to its scope.
 */
export function setField(document: Consortium, pointer: string, value: unknown): Consortium {
  const keys = keysOf(pointer);
  const holder = pointer.slice(0, pointer.lastIndexOf('/'));
  switch (patternOf(pointer)) {
    case '/units/*/id':
      return named(valueAt(document, '/units'), valueAt(document, pointer), value)
        ? renameUnit(document, String(valueAt(document, pointer)), String(value))
        : setAt(document, pointer, value);
    case '/units/*/outputs/*/id':
    case '/units/*/inputs/*/id': {
      const unit = valueAt(document, `/units/${keys[1]}/id`);
      const old = valueAt(document, pointer);
      return named(valueAt(document, `/units/${keys[1]}/${keys[2]}`), old, value) && typeof unit === 'string'
        ? renameParameter(document, unit, keys[2] as Side, String(old), String(value))
        : setAt(document, pointer, value);
    }
    case '/exchanges/*/from/unit':
      return setAt(document, holder, { unit: value, output: firstParameter(document, value, 'outputs') });
    case '/exchanges/*/to/unit':
      return setAt(document, holder, { unit: value, input: firstParameter(document, value, 'inputs') });
    case '/environment/*/scope': {
      const moved = setAt(document, pointer, value);
      const known: readonly unknown[] = value === 'internal' ? aspects.internal : aspects.external;
      return known.includes(valueAt(document, `${holder}/aspect`))
        ? moved
        : setAt(moved, `${holder}/aspect`, known[0]);
    }
    case '/units/*/position/x':
    case '/units/*/position/y':
      // A position has both parts or is not there.
      return value === undefined
        ? removeAt(document, holder)
        : setAt(document, holder, {
            x: 0,
            y: 0,
            ...(valueAt(document, holder) ?? {}),
            [keys.at(-1) ?? '']: value,
          });
    default:
      return value === undefined ? leaveOut(document, pointer) : setAt(document, pointer, value);
  }
}

/** A document without a field, and without the record around it when nothing is left in that. */
export function leaveOut(document: Consortium, pointer: string): Consortium {
  if (valueAt(document, pointer) === undefined) return document;
  const less = removeAt(document, pointer);
  const holder = pointer.slice(0, pointer.lastIndexOf('/'));
  const left = valueAt(less, holder);
  const record = typeof left === 'object' && left !== null;
  const inList = /\/\d+$/.test(holder);
  return record && holder !== '' && !inList && Object.keys(left).length === 0 ? leaveOut(less, holder) : less;
}

/** Whether what names the old id means this very item: not so while two share it. */
function named(list: unknown, old: unknown, value: unknown): boolean {
  const bearers = Array.isArray(list) ? list.filter((item: { id?: unknown } | null) => item?.id === old) : [];
  return typeof old === 'string' && typeof value === 'string' && bearers.length === 1;
}

function firstParameter(document: Consortium, unit: unknown, side: Side): string {
  return document.units?.find(({ id }) => id === unit)?.[side]?.[0]?.id ?? '';
}
