// An independent reading of the model, §1 to §9 without the nucleolus: slow, literal, and written from the text
// alone, so that the engine has somebody to disagree with. Only valid documents.

import type { Consortium } from 'gongsheng';
import { complete } from './document';
import { compatibility, flows, takesPart } from './flows';
import { ledger, run } from './ledger';
import { behaviour, formation, organisation } from './modes';
import { sharing } from './sharing';

export function analyse(document: Consortium) {
  const model = complete(document);
  const { entries, environment } = run(model);
  return {
    months: model.months,
    isolated: model.units.filter((unit) => !takesPart(model, unit)).map((unit) => unit.id),
    flows: flows(model),
    compatibility: compatibility(model),
    environment,
    ledger: ledger(model, entries),
    behaviour: behaviour(model, entries),
    organisation: organisation(model),
    formation: formation(model, entries, environment.mean),
    sharing: sharing(model, entries),
  };
}

export type Result = ReturnType<typeof analyse>;
