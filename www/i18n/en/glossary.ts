// The words of the glossary, in the order of the paper's sections.
export const glossary = {
  'glossary.title': 'Terms',
  'glossary.about':
    'What the paper says, and how it is computed here. The sections are the paper’s; every default can be changed under Settings in the outline.',
  'glossary.here': 'Here: {text}',
  'glossary.3.1': 'Symbiosis theory',
  'glossary.4.2.1': 'Organisational modes',
  'glossary.4.2.2': 'Behavioural modes',
  'glossary.4.3': 'The environment',
  'glossary.4.4': 'How symbiosis forms',
  'glossary.6': 'Pathways',
  'glossary.unit': 'Unit',
  'glossary.unit.says':
    'Whoever produces and exchanges the energy of the system: local government, colleges, enterprises, research institutes.',
  'glossary.unit.here': 'a card on the graph, with outputs and inputs.',
  'glossary.parameter': 'Quality parameter',
  'glossary.parameter.says':
    'The information, energy and matter that a unit puts in and takes out. Where at least one set of them fits, symbiosis has its basis.',
  'glossary.parameter.here':
    'an output has an amount, a quality and a cost, an input an amount and a value; they fit when resource and carrier are the same, or at a rate of substitution.',
  'glossary.interface': 'Interface',
  'glossary.interface.says':
    'What carries and transforms matter, information and energy between units; the consortium itself is one.',
  'glossary.interface.here':
    'each pair has a resistance λ, and only 1/(1+λ) of what is generated arrives; coordination costs extra.',
  'glossary.point': 'Point symbiosis',
  'glossary.point.says': 'Working together on one task; when it is done, the relation ends.',
  'glossary.point.here': 'a single episode of exchange.',
  'glossary.intermittent': 'Intermittent symbiosis',
  'glossary.intermittent.says': 'A set of point relations, taken up again task by task; steadier than one.',
  'glossary.intermittent.here': 'several episodes, or one with too many idle months in it.',
  'glossary.continuous': 'Continuous symbiosis',
  'glossary.continuous.says': 'Interaction goes on without a break for a long time.',
  'glossary.continuous.here':
    'the longest episode is long enough, or still running at the end, and active in enough of its months.',
  'glossary.integrated': 'Integrated symbiosis',
  'glossary.integrated.says':
    'Interaction that could go on for ever, and makes one lasting body of the units: close to the ideal.',
  'glossary.integrated.here':
    'continuous and without an end date, on a persistent interface, by enough media and carriers.',
  'glossary.symmetric': 'Symmetric mutualism',
  'glossary.symmetric.says':
    'Both gain, and share in a symmetric way; stable, and in practice mostly an ideal.',
  'glossary.symmetric.here': 'both gains are positive and differ by no more than the setting allows.',
  'glossary.asymmetric': 'Asymmetric mutualism',
  'glossary.asymmetric.says':
    'Both gain, one more than the other; the common case of industry–education integration in China.',
  'glossary.asymmetric.here': 'both gains are positive and differ by more; α says by how much.',
  'glossary.commensalism': 'Commensalism',
  'glossary.commensalism.says':
    'One of the four behavioural modes. The paper only names it; in symbiosis theory one gains and the other neither gains nor loses.',
  'glossary.commensalism.here': 'one gain is positive, the other within the zero band.',
  'glossary.parasitism': 'Parasitism',
  'glossary.parasitism.says':
    'One of the four behavioural modes. The paper only names it; in symbiosis theory one gains at the other’s expense.',
  'glossary.parasitism.here':
    'one gain is positive, one negative. Neutralism, amensalism and competition lie outside the paper’s four, and are marked so.',
  'glossary.environment': 'Environment',
  'glossary.environment.says':
    'All that is not the units: positive, neutral or negative. Outside: economy, demand, industry, policy, culture. Inside: shared ideas, motivation, structure and the like.',
  'glossary.environment.here':
    'the signs of all factors, averaged by weight, are ε; φ = e^(βε) scales what is generated, and costs the other way.',
  'glossary.energy': 'Symbiotic energy',
  'glossary.energy.says': 'The new energy that comes from units working together: what the system gains.',
  'glossary.energy.here':
    'generation G and dissipation X (interface loss, cost, coordination) are kept in eu; what 1 eu stands for, each model says for itself.',
  'glossary.surplus': 'Energy surplus',
  'glossary.surplus.says':
    'When more energy is generated than dissipated, the conditions of an effective and lasting symbiosis are met.',
  'glossary.surplus.here':
    'S = G − X. The ladder asks rung by rung what is missing: compatible, interacting, formed, durable.',
  'glossary.fair': 'Symmetric sharing',
  'glossary.fair.says': 'A win for all, built on integration and symmetric mutualism, calls for fair shares.',
  'glossary.fair.here':
    'what each realises is held against its fair share (equal, by outlay, Shapley, nucleolus); in the core no group would gain by leaving.',
} as const;
