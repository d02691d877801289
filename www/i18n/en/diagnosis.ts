// Words of the diagnosis and of the pathways.
export const diagnosis = {
  'diagnosis.section.§5.1': 'Lack of motivation',
  'diagnosis.section.§5.2': 'Inefficient modes',
  'diagnosis.section.§5.3': 'Deviations in the environment',
  'diagnosis.clear.§5.1': 'Nobody waits or loses, and the surplus does not live on public money.',
  'diagnosis.clear.§5.2': 'Contact lasts, connects and runs both ways; gains roughly match what is paid.',
  'diagnosis.clear.§5.3': 'Nothing around or inside leans the wrong way, and no single loss would break it.',
  'diagnosis.none':
    'None of the predicaments of §5 of the paper shows here. That means the numbers stay within their cut-offs, not that all is well: what the model does not hold, it cannot show.',
  'diagnosis.cutoff': 'cut-off {cutoff}',
  'diagnosis.more': 'and {count} more',
  'diagnosis.remedy': 'To clear it: ',
  'diagnosis.noWay': 'No pathway that was tried clears it by itself.',

  'diagnosis.waiting': 'Waiting',
  'diagnosis.waiting.says':
    '{unit} will wait {patience} months and stands at {value} by then. It breaks even in month {month} and ends at {surplus} eu.',
  'diagnosis.waiting.means':
    'Training and reputation take years while interests are short-term, so partners wait and see. The prospect is good; they do not stay for it.',
  'diagnosis.unmotivated': 'Unmotivated',
  'diagnosis.unmotivated.says': '{unit} receives {receipt} and pays {outlay}: {value}.',
  'diagnosis.unmotivated.means':
    'Expected gain is what keeps a partner investing. One that only gives has no reason to stay.',
  'diagnosis.transfusion': 'Transfusion',
  'diagnosis.transfusion.says':
    'The surplus of {surplus} eu rests on what governments pay ({outlay} eu). Recomputed without what they give and the projects they fund, {value} is left.',
  'diagnosis.transfusion.means':
    'The consortium lives on blood given from outside and has no lasting mechanism that makes its own.',
  'diagnosis.isolated': 'Isolated',
  'diagnosis.isolated.says': 'Units that are listed and have nothing to do with anyone: {count}.',
  'diagnosis.isolated.means':
    'A consortium is what its members do together; being on the list is not taking part.',
  'diagnosis.fragmented': 'Fragmented',
  'diagnosis.fragmented.says':
    'Of {active} active pairs, {pairs} are at point or intermittent ({value}). Connected groups: {groups}.',
  'diagnosis.fragmented.means':
    'Scattered cooperation ends with each task. Its base is weak: short of continuous, far from integrated.',
  'diagnosis.formalistic': 'Formalistic',
  'diagnosis.formalistic.says':
    'Of what {outputs} {outputs|output|outputs} could give, {value} is used on average.',
  'diagnosis.formalistic.means':
    'United in name only: resources are on display and hardly anything is put to use.',
  'diagnosis.one-way': 'One-way',
  'diagnosis.one-way.says': 'Pairs with flow in one direction only and no joint project: {pairs}.',
  'diagnosis.one-way.means':
    'New energy flows one way. The giver gets nothing back, and nothing mutual can grow.',
  'diagnosis.asymmetric': 'Asymmetric',
  'diagnosis.asymmetric.says':
    'Everyone gains, but α, the distance from fair shares, is {value}; the tolerance is {cutoff}.',
  'diagnosis.asymmetric.means':
    'The usual state today: all gain, but unevenly. It can last, and is still some way from symmetric mutualism.',
  'diagnosis.free-riding': 'Free riding',
  'diagnosis.free-riding.says':
    '{unit} receives {receipt} of all receipts and pays {outlay} of all outlays: a gap of {value}.',
  'diagnosis.free-riding.means': 'Taking much and giving little discourages those who give.',
  'diagnosis.dilemma': 'Prisoners’ dilemma',
  'diagnosis.dilemma.says':
    'Pairs in which each does better by holding back, and both do worse if both hold back: {pairs}.',
  'diagnosis.dilemma.means': 'Cooperation pays, but nothing binds the partners to contribute first.',
  'diagnosis.missing-chain': 'Missing chain',
  'diagnosis.missing-chain.says': 'Nothing flows in the {chains}.',
  'diagnosis.missing-chain.means':
    'A consortium should join the talent, education, innovation and industry chains. Each one missing is a meeting point lost.',
  'diagnosis.hostile': 'Hostile environment',
  'diagnosis.hostile.says': 'Mean ε is {value} (outside {external}, inside {internal}), below {cutoff}.',
  'diagnosis.hostile.means':
    'A negative environment lowers what is generated and raises what everything costs.',
  'diagnosis.policy-conflict': 'Policies in conflict',
  'diagnosis.policy-conflict.says':
    '{factors}: these policies pull apart, {value} between highest and lowest.',
  'diagnosis.policy-conflict.means':
    'Departments do not act together; policy is fragmented, standards differ, and partners bargain on many sides.',
  'diagnosis.culture-bias': 'Cultural bias',
  'diagnosis.culture-bias.says': 'Below zero: {factors}, at {value} the lowest.',
  'diagnosis.culture-bias.means':
    'Where degrees count and skills do not, large firms keep away from vocational colleges.',
  'diagnosis.distrust': 'Lack of trust',
  'diagnosis.distrust.says': 'Below zero: {factors}, at {value} the lowest.',
  'diagnosis.distrust.means':
    'Without trust, a will to cooperate and shared values, no culture of symbiosis forms.',
  'diagnosis.fragile': 'Fragile',
  'diagnosis.fragile.says':
    'Without one of these the others make as little as {value} of the surplus, below {cutoff}.',
  'diagnosis.fragile.small': 'Every enterprise that takes part is small; there are {count}.',
  'diagnosis.fragile.means': 'One departure can bring down the whole; so can reliance on small firms alone.',

  'diagnosis.change.gain-earlier': '{amount} eu more before its patience ends, or a longer wait agreed.',
  'diagnosis.change.gain-more': '{amount} eu more for it.',
  'diagnosis.change.earn-more': 'more than {amount} eu made by the others among themselves.',
  'diagnosis.change.connect': 'something to exchange, or a place in a project.',
  'diagnosis.change.last-longer': 'contact that goes on in {amount} or more of these pairs.',
  'diagnosis.change.last-longer.plainly': 'continuous contact that connects all units.',
  'diagnosis.change.use-more': 'a mean use that is {amount} higher.',
  'diagnosis.change.give-back': 'something in return, or a project of both.',
  'diagnosis.change.share': '{amount} eu moved from those above their fair share to those below.',
  'diagnosis.change.pay-more': '{amount} eu more paid by it.',
  'diagnosis.change.pay-more.plainly': 'less for it, or more for others.',
  'diagnosis.change.incentive': 'reward plus penalty per unit of at most just over {amount} eu a month.',
  'diagnosis.change.open-chain': 'an exchange in each of these chains.',
  'diagnosis.change.improve': 'a mean ε that is {amount} higher.',
  'diagnosis.change.align': 'one end moved {amount} towards the other.',
  'diagnosis.change.raise': 'the lowest raised by {amount}, to 0.',
  'diagnosis.change.anchor': '{amount} eu more made by the rest without it.',
  'diagnosis.change.anchor.plainly': 'an enterprise that is not small.',

  'pathways.lead':
    'Each recommendation of §6 of the paper, tried with the whole model and ranked by what it adds to the surplus.',
  'pathways.label': 'Pathways, the best first',
  'pathways.trying': 'Trying every pathway',
  'pathways.none': 'Nothing to try yet: give units something to exchange first.',
  'pathways.truncated':
    'A large model: of {candidates} pathways the {tried} with most energy at stake were tried.',
  'pathways.all': 'All {count}',
  'pathways.fewer': 'Only the first few',
  'pathways.table': 'Side by side',
  'pathways.tableNote':
    'Ranked by ΔS, then by the fall of α, then by levels gained. Transfers, rewards and penalties move energy and make none.',
  'pathways.path': 'Pathway',
  'pathways.rung': 'formation',
  'pathways.try': 'Try it',
  'pathways.undo': 'Undo',
  'pathways.tried': 'Tried: {name}',
  'pathways.clears': 'clears',
  'pathways.brings': 'brings',
  'pathways.colon': ': ',
  'pathways.stop': '; ',
  'pathways.raise-quality': 'Raise the quality of {resource} from {unit}, {from} → {to}',
  'pathways.open-unused': 'Open {giver} → {receiver}: {resource}, {to} a month',
  'pathways.halve-resistance': 'Halve the resistance of {pair}, {from} → {to}',
  'pathways.halve-project': 'Halve the resistance of “{project}”, {from} → {to}',
  'pathways.go-on': 'Make {pair} open-ended, with a second medium',
  'pathways.share-fairly': 'Share fairly by transfers, {amount} eu a month in all, counted in the modes',
  'pathways.incentives': 'Reward and penalise, half each, {amount} eu a month in all',
  'pathways.neutral-factor': 'Raise “{factor}” to 0 or above',
  'pathways.good-factor': 'Raise “{factor}” to 0.5 or above',
  'pathways.now': 'Now',
  'pathways.before': 'before it was tried',
  'pathways.change': 'If: {name}',
} as const satisfies Record<string, string>;
