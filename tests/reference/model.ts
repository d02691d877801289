// An independent reading of the model, §1 to §13: slow, literal, and written from the text
// alone, so that the engine has somebody to disagree with. Only valid documents.

import type { Consortium } from 'gongsheng';
import { diagnosis } from './diagnosis';
import { complete } from './document';
import { evolution, windowsOf } from './evolution';
import { compatibility, flows, takesPart } from './flows';
import { ledger, run } from './ledger';
import { behaviour, formation, organisation } from './modes';
import { participation } from './participation';
import { sharing } from './sharing';

/** A document, read, with what the result was made from. */
export function reading(document: Consortium) {
  const model = complete(document);
  const { entries, environment } = run(model);
  const modes = behaviour(model, entries);
  const levels = organisation(model);
  const part = participation(model, entries);
  const windows = windowsOf(model);
  const result = {
    months: model.months,
    isolated: model.units.filter((unit) => !takesPart(model, unit)).map((unit) => unit.id),
    flows: flows(model),
    compatibility: compatibility(model),
    environment,
    ledger: ledger(model, entries),
    behaviour: modes,
    organisation: levels,
    formation: formation(model, entries, environment.mean),
    sharing: sharing(model, entries),
    evolution: evolution(model, entries, windows),
    participation: part,
    diagnosis: diagnosis(model, entries, {
      behaviour: modes,
      organisation: levels,
      participation: part,
      environment,
    }),
  };
  return { model, entries, windows, result };
}

export type Reading = ReturnType<typeof reading>;
export type Result = Reading['result'];

export function analyse(document: Consortium): Result {
  return reading(document).result;
}
