// What npm run bench asks, whom, and what it hopes for.

const ENGINE = ['native', 'wasm'];

/**
 * `error`: how two answers are apart, and how far they may be; contestants that can be tuned take the loosest tolerance
 * that gets there. `goals`: at least so many times the peer's speed; `limit`: at most so many seconds.
 */
export const questions = [
  {
    name: 'W1',
    text: 'evolution, 4 units, 201 samples over 200 months',
    peers: ['hand', 'ode45-cash-karp', 'odex', 'simulation', 'scipy'],
    error: { measure: 'relative', most: 1e-7, tuned: true },
    goals: [
      { peer: 'ode45-cash-karp', times: 20 },
      { peer: 'hand', times: 2 },
      { peer: 'simulation', times: 3000 },
    ],
  },
  {
    name: 'W2',
    text: 'evolution, 100 units, dense, 201 samples',
    peers: ['odex', 'scipy'],
    error: { measure: 'relative', most: 1e-7, tuned: true },
    goals: [
      { peer: 'odex', times: 25 },
      { peer: 'scipy', times: 3 },
    ],
  },
  {
    name: 'W3',
    text: '10,000 variants of W1, 21 samples',
    peers: ['hand', 'ode45-cash-karp', 'numba'],
    error: { measure: 'relative', most: 1e-7, tuned: true },
    goals: [
      { peer: 'ode45-cash-karp', times: 25 },
      { peer: 'numba', times: 5 },
      { peer: 'hand', times: 2.5 },
    ],
  },
  {
    name: 'W4-shapley',
    text: 'Shapley shares of 16 units',
    peers: ['hand', 'coopgame'],
    error: { measure: 'scaled', most: 1e-9 },
    goals: [{ peer: 'coopgame', times: 1000 }],
  },
  {
    name: 'W4-shapley-5000',
    text: 'Shapley shares of 5,000 units, 25,000 exchanges: one pass',
    peers: [],
    goals: [],
  },
  {
    name: 'W4-core',
    text: 'core of 20 units, four divisions at once',
    peers: [],
    goals: [],
    limit: 10e-3,
  },
  {
    name: 'W4-nucleolus',
    text: 'nucleolus of 12 units',
    peers: ['coopgame'],
    error: { measure: 'scaled', most: 1e-8 },
    goals: [{ peer: 'coopgame', times: 3 }],
  },
  {
    name: 'W5',
    text: 'whole analysis of 2,000 units, 10,000 exchanges, held by number',
    peers: [],
    goals: [],
    limit: 2e-3,
  },
  {
    name: 'W5-names',
    text: 'the same of a document that was read, its names looked up first',
    peers: [],
    goals: [],
  },
  {
    name: 'W5-graph',
    text: 'the graph half of it',
    peers: ['graphology', 'igraph + numpy'],
    error: { measure: 'scaled', most: 1e-9 },
    goals: [
      { peer: 'graphology', times: 150 },
      { peer: 'igraph + numpy', times: 50 },
    ],
  },
  {
    name: 'W5e',
    text: 'one number changed in W5, all summaries current',
    peers: [],
    goals: [],
    limit: 1e-6,
  },
  {
    name: 'W6',
    text: 'replicator, 3 populations, 10,000 starts, t = 100',
    peers: ['hand', 'scipy', 'ode45-cash-karp', 'egttools'],
    error: { measure: 'absolute', most: 1e-7, tuned: true },
    goals: [
      { peer: 'scipy', times: 3 },
      { peer: 'ode45-cash-karp', times: 10 },
    ],
  },
  {
    name: 'W7',
    text: 'uncertainty: 10,000 re-analyses of the four units',
    peers: ['hand', 'SALib + numpy'],
    error: { measure: 'relative', most: 0.02 },
    goals: [{ peer: 'hand', times: 5 }],
    limit: 30e-3,
  },
  {
    name: 'Boundary',
    text: 'the document of W5 in, its results out, through JavaScript',
    contestants: ['document as a value', 'document as text', 'JSON both ways'],
    peers: [],
    goals: [],
  },
];

export const contestantsOf = ({ contestants, peers }) => contestants ?? [...ENGINE, ...peers];
