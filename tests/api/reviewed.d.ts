/**
 * A change of one number.
 */
export interface Change {
    /**
     * The number's place in the document.
     */
    pointer: string;
    /**
     * What it is now.
     */
    present: number;
    /**
     * What reaches the goal.
     */
    value: number;
    /**
     * (value − present)/|present|.
     */
    relative: number;
    /**
     * A value just past it with few digits that reaches the goal too.
     */
    plain: number;
    /**
     * The edits that set `plain`: one, or those of all shares of a project.
     */
    edits: Edit[];
    /**
     * What holds then.
     */
    state: State;
}

/**
 * A change of the document, and what the model makes of it (§13).
 */
export interface Pathway {
    /**
     * What changes.
     */
    route: Route;
    /**
     * The section of the paper that recommends it: `§6.1`, `§6.2` or `§6.3`.
     */
    section: string;
    /**
     * Ids of the units that it is about.
     */
    units: string[];
    /**
     * Ids of the pairs that it is about.
     */
    pairs: [string, string][];
    /**
     * Id of the output, project or factor that it is about; null when it is about units or pairs alone.
     */
    of: string | null;
    /**
     * The resource that it is about; null when there is none.
     */
    resource: string | null;
    /**
     * The number before: a quality, a resistance, a factor's mean sign; null when there is none.
     */
    from: number | null;
    /**
     * The number after: likewise, units of the resource a month that are opened, eu a month that transfers move, or eu
     * a month by which reward and penalty rise.
     */
    to: number | null;
    /**
     * What to put where; done in this order it makes the document that was tried.
     */
    edit: Patch[];
    /**
     * How the consortium stands then; pairs are left out.
     */
    after: Standing;
    /**
     * ΔS, eu.
     */
    surplus: number;
    /**
     * Δα; null unless it is mutualism before and after.
     */
    asymmetry: number | null;
    /**
     * How many organisational levels the system gains.
     */
    levels: number;
    /**
     * Findings that are gone then.
     */
    clears: Mention[];
    /**
     * Findings that are new then.
     */
    brings: Mention[];
}

/**
 * A consortium as two tables.
 */
export interface CsvTables {
    /**
     * One row a unit; null for none.
     */
    units?: string | null;
    /**
     * One row an exchange; null for none.
     */
    exchanges?: string | null;
}

/**
 * A consortium: one document, one model (§1).
 */
export interface Consortium {
    /**
     * Always `gongsheng`.
     */
    type: "gongsheng";
    /**
     * Version of the format: 1.
     */
    version: number;
    /**
     * What the consortium is called.
     */
    title?: Text;
    /**
     * Free notes.
     */
    notes?: Text;
    /**
     * What 1 eu stands for in this document.
     */
    energyUnit?: Text;
    /**
     * Horizon T, whole months, 1 to 600.
     */
    months: number;
    /**
     * The symbiotic units (共生单元).
     */
    units?: Unit[];
    /**
     * What flows from an output of one unit to an input of another.
     */
    exchanges?: Exchange[];
    /**
     * What several units do together.
     */
    projects?: Project[];
    /**
     * Interfaces of pairs that differ from the settings.
     */
    links?: Link[];
    /**
     * The factors of the symbiotic environment (共生环境).
     */
    environment?: Factor[];
    /**
     * Reciprocity, incentives and transfers.
     */
    contract?: Contract;
    /**
     * The choices that the paper leaves open; only those that differ from the defaults (§10).
     */
    settings?: Settings;
}

/**
 * A factor of the symbiotic environment (共生环境).
 */
export interface Factor {
    /**
     * Unique among the factors.
     */
    id: string;
    /**
     * Outside or inside.
     */
    scope: Scope;
    /**
     * What it is about; one of its scope's.
     */
    aspect: Aspect;
    /**
     * What it is called.
     */
    name?: Text;
    /**
     * ≥ 0; default 1.
     */
    weight?: number;
    /**
     * Its sign over time, 0 before the first step.
     */
    steps?: Step[];
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * A finding, and what would clear it.
 */
export interface Clearing {
    /**
     * The finding.
     */
    finding: Mention;
    /**
     * Places in the list of pathways, the best first.
     */
    by: number[];
}

/**
 * A finding, by what tells it apart.
 */
export interface Mention {
    /**
     * Which predicament.
     */
    code: Predicament;
    /**
     * Id of its unit, where each unit has a finding of its own; null otherwise.
     */
    unit: string | null;
}

/**
 * A flow from an output of one unit to an input of another (交换).
 */
export interface Exchange {
    /**
     * Unique among the exchanges.
     */
    id: string;
    /**
     * The giver and its output.
     */
    from: OutputPort;
    /**
     * The receiver and its input.
     */
    to: InputPort;
    /**
     * a, units of the resource asked for per month, ≥ 0.
     */
    amount: number;
    /**
     * Through what it goes (contract, curriculum, laboratory …); default none.
     */
    medium?: string;
    /**
     * When it runs; default from month 0 without end.
     */
    periods?: Period[];
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * A formula, or a part of one. Page and LaTeX are written from it.
 */
export type Expression = { kind: "number"; value: number } | { kind: "symbol"; symbol: Letter; of: Subscript[]; value: number } | { kind: "sum"; terms: Expression[] } | { kind: "minus"; of: Expression } | { kind: "product"; factors: Expression[] } | { kind: "quotient"; above: Expression; below: Expression } | { kind: "function"; function: Operation; of: Expression[] } | { kind: "over"; function: Gather; index: Index; body: Expression; terms: number[] } | { kind: "compare"; left: Expression; relation: Relation; right: Expression } | { kind: "all"; of: Expression[] } | { kind: "rest"; count: number; value: number };

/**
 * A function of numbers.
 */
export type Operation = "exp" | "ln" | "abs" | "root" | "least" | "largest";

/**
 * A game of two (§12).
 */
export type GameKind = "harmony" | "stag-hunt" | "dilemma" | "deadlock" | "indifferent" | "mixed";

/**
 * A grid of standings (§14). Cells lie row by row: the first number changes within a row.
 */
export interface Sweep {
    /**
     * Along a row.
     */
    first: Ticks;
    /**
     * From row to row; null when one number alone is swept.
     */
    second: Ticks | null;
    /**
     * S, eu.
     */
    surplus: Float64Array;
    /**
     * The behavioural mode of the system, as a place in `modes`.
     */
    behaviour: Uint8Array;
    /**
     * The organisational mode of the system, as a place in `levels`.
     */
    organisation: Uint8Array;
    /**
     * The highest rung reached, as a place in `rungs`.
     */
    formation: Uint8Array;
    /**
     * All behavioural modes.
     */
    modes: Mode[];
    /**
     * All organisational modes.
     */
    levels: Level[];
    /**
     * All rungs.
     */
    rungs: Rung[];
}

/**
 * A kind of unit.
 */
export interface KindWord {
    /**
     * The `kind` of units.
     */
    id: Kind;
    /**
     * In both languages.
     */
    name: Text;
}

/**
 * A link, with the fields that it needs.
 */
export interface NewLink {
    /**
     * Ids of the two units.
     */
    between: [string, string];
    /**
     * λ.
     */
    resistance: number;
}

/**
 * A medium that the vocabulary knows.
 */
export interface MediumWord {
    /**
     * The `medium` of exchanges and projects.
     */
    id: string;
    /**
     * In both languages.
     */
    name: Text;
}

/**
 * A member's part of a project.
 */
export interface MemberNet {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * net_m = share·η·V·φ − cost/φ over the active months, eu.
     */
    net: number;
}

/**
 * A number and the values that it takes, evenly from one to another.
 */
export interface Axis {
    /**
     * The number's place in the document.
     */
    pointer: string;
    /**
     * The first value.
     */
    from: number;
    /**
     * The last value.
     */
    to: number;
    /**
     * How many values.
     */
    values: number;
}

/**
 * A number and the values that it took.
 */
export interface Ticks {
    /**
     * The number's place in the document.
     */
    pointer: string;
    /**
     * Within its range, each once.
     */
    values: number[];
    /**
     * What it is in the document.
     */
    present: number;
}

/**
 * A number or a text.
 */
export type DetailValue = number | string;

/**
 * A number or verdict, and whose it is.
 */
export interface Subject {
    /**
     * Which number or verdict.
     */
    number: Quantity;
    /**
     * What kind of thing it belongs to.
     */
    of: Of;
    /**
     * Id of the thing; of a pair, side, state, fit or member of its (first) unit, of a field the first unit of the pair that
     * is watched. The system and months have none.
     */
    id?: string;
    /**
     * Of a pair, side, state, fit or field the other unit, of a member the project.
     */
    with?: string;
    /**
     * Of a fit the first unit's output.
     */
    output?: string;
    /**
     * Of a fit the other unit's input.
     */
    input?: string;
    /**
     * Of a month, from 0; of a window of months its first; of a level at the end of a month that month's number.
     */
    month?: number;
    /**
     * By which rule a fair share, what is due to reach it, or the excess under it is meant; without it the
     * benchmark's, and the realised shares' excess.
     */
    rule?: Rule;
    /**
     * At which level a share of the pairs is meant, of which level a chance is, or which one is to be reached.
     */
    level?: Level;
    /**
     * Of which mode a chance is, or which one is to be reached.
     */
    mode?: Mode;
    /**
     * Of which rung a chance is, or which one is to be reached.
     */
    rung?: Rung;
    /**
     * Which verdict a turn is of, or which one a number decides; S without it.
     */
    verdict?: Verdict;
    /**
     * Of a field its place in the document, a JSON pointer.
     */
    pointer?: string;
    /**
     * Which of a list without names is meant, from 0: of the eigenvalues, of the stable states, of the states of two
     * players (neither takes part, the first, the other, both), of the numbers that a finding rests on, of the stretches
     * between which a verdict turns.
     */
    place?: number;
    /**
     * Of a state of two players how likely all others take part, 0 to 1; 1 without it.
     */
    others?: number;
    /**
     * Of a start of two players how likely each of them takes part, 0 to 1.
     */
    start?: [number, number];
    /**
     * Of which predicament a finding is.
     */
    code?: Predicament;
    /**
     * Of a sum what it sums up.
     */
    parts?: Summed[];
}

/**
 * A number or verdict; names are those of the fields of an analysis where it has one.
 */
export type Quantity = "rate" | "activeMonths" | "asked" | "shipped" | "used" | "compatible" | "complementarity" | "needOverlap" | "compatiblePairs" | "groups" | "mean" | "external" | "internal" | "class" | "sign" | "factor" | "feedback" | "generation" | "interfaceLoss" | "cost" | "coordination" | "dissipation" | "surplus" | "gross" | "receipt" | "outlay" | "transfersIn" | "transfersOut" | "rewardReceived" | "penaltyPaid" | "surplusAfter" | "counted" | "band" | "asymmetry" | "mode" | "netGenerating" | "level" | "episodes" | "longest" | "coverage" | "media" | "carriers" | "openEnded" | "persistent" | "levelShare" | "rung" | "interacting" | "activities" | "formed" | "durable" | "lowestWindow" | "inCore" | "shift" | "breakEven" | "reachable" | "fairShare" | "excess" | "transfer" | "payment" | "gini" | "theil" | "effect" | "spectralRadius" | "equilibriumLevel" | "feasible" | "eigenvalueReal" | "eigenvalueImaginary" | "stable" | "unbounded" | "levelAt" | "windowMode" | "windowLevel" | "drive" | "threshold" | "extraNeeded" | "monthlyReceipt" | "monthlyOutlay" | "constant" | "influence" | "extraIncentive" | "payoffBoth" | "payoffAlone" | "payoffOther" | "payoffNobody" | "game" | "stableStates" | "stableState" | "indifferent" | "basin" | "leadsTo" | "finding" | "evidence" | "remedy" | "gained" | "given" | "turn" | "last" | "change" | "changeTo" | "changeBy" | "chance" | "chanceLow" | "chanceHigh" | "low" | "median" | "high" | "decides" | "decidesError" | "sum";

/**
 * A number that a finding rests on.
 */
export interface Evidence {
    /**
     * What it measures.
     */
    measure: Gauge;
    /**
     * Id of the unit or factor that it belongs to; null when it is everyone's.
     */
    of: string | null;
    /**
     * The number.
     */
    value: number;
}

/**
 * A number that a sum takes up.
 */
export interface Summed {
    /**
     * Which number; not itself a sum.
     */
    subject: Subject;
    /**
     * How many times it counts: −1 takes it away; 1 when left out.
     */
    times?: number;
}

/**
 * A number, or a verdict.
 */
export type Answer = number | boolean | string;

/**
 * A payment from one unit to another.
 */
export interface Transfer {
    /**
     * Id of the unit that pays.
     */
    from: string;
    /**
     * Id of the unit that is paid.
     */
    to: string;
    /**
     * eu per month, ≥ 0; default 0.
     */
    amount?: number;
    /**
     * Where that comes from.
     */
    note?: Text;
}

/**
 * A place in a file.
 */
export interface FilePlace {
    /**
     * Whether a line, a node or an edge.
     */
    of: FilePlaceOf;
    /**
     * Number of the line, or id of the node or edge as the file has it.
     */
    name: string;
}

/**
 * A place on the page, in px of the graph at 100 %.
 */
export interface Position {
    x: number;
    y: number;
}

/**
 * A predicament of the paper's §5 that the numbers show (§13).
 */
export interface Finding {
    /**
     * Which one.
     */
    code: Predicament;
    /**
     * The section of the paper that it answers: `§5.1`, `§5.2` or `§5.3`.
     */
    section: string;
    /**
     * Ids of the units that it names.
     */
    units: string[];
    /**
     * Ids of the pairs that it names.
     */
    pairs: [string, string][];
    /**
     * Ids of the factors of the environment that it names.
     */
    factors: string[];
    /**
     * The chains that it names.
     */
    chains: Chain[];
    /**
     * The number that decides; null where there is none.
     */
    value: number | null;
    /**
     * What it is held against; null where there is none.
     */
    cutoff: number | null;
    /**
     * The numbers it rests on.
     */
    evidence: Evidence[];
    /**
     * The change that would clear it.
     */
    remedy: Remedy;
}

/**
 * A project, with the fields that it needs.
 */
export interface NewProject {
    /**
     * Unlike the ids that are there.
     */
    id: string;
    /**
     * What it is called.
     */
    name: Text;
    /**
     * Who is in it.
     */
    members: Member[];
    /**
     * eu per active month.
     */
    value: number;
    /**
     * λ.
     */
    resistance: number;
    /**
     * Through what it goes.
     */
    medium: string;
    /**
     * What carries it.
     */
    carriers: Carrier[];
    /**
     * When it runs.
     */
    periods: Period[];
}

/**
 * A pure state and how stable it is.
 */
export interface PureState {
    /**
     * s_i, 0 or 1.
     */
    state: number[];
    /**
     * d_i(s).
     */
    drives: number[];
    /**
     * Of the Jacobian: (1 − 2s_i)·d_i(s).
     */
    eigenvalues: number[];
    /**
     * Their signs: −1, 0 or 1.
     */
    signs: number[];
    /**
     * Evolutionarily stable: every eigenvalue is below 0.
     */
    stable: boolean;
}

/**
 * A quality parameter that a unit gives.
 */
export interface Output {
    /**
     * Unique among the unit's outputs.
     */
    id: string;
    /**
     * What it is; a word of the vocabulary or any other.
     */
    resource: string;
    /**
     * What carries it.
     */
    carrier: Carrier;
    /**
     * Its chain, when it is not the vocabulary's.
     */
    chain?: Chain;
    /**
     * o, capacity in units of the resource per month, ≥ 0.
     */
    amount: number;
    /**
     * q, 0 to 1; default 1.
     */
    quality?: number;
    /**
     * c, eu per unit shipped, ≥ 0; default 0.
     */
    cost?: number;
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * A quality parameter that a unit needs.
 */
export interface Input {
    /**
     * Unique among the unit's inputs.
     */
    id: string;
    /**
     * What it is; a word of the vocabulary or any other.
     */
    resource: string;
    /**
     * What carries it.
     */
    carrier: Carrier;
    /**
     * Its chain, when it is not the vocabulary's.
     */
    chain?: Chain;
    /**
     * d, demand in units of the resource per month, ≥ 0.
     */
    amount: number;
    /**
     * w, eu per unit used, ≥ 0; default 1.
     */
    value?: number;
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * A ready-made consortium.
 */
export interface LibraryEntry {
    /**
     * Its name in links: `preset=…`.
     */
    id: string;
    /**
     * What it shows, in a paragraph.
     */
    about: Text;
    /**
     * The consortium; its title is in it.
     */
    document: Consortium;
}

/**
 * A resource that the vocabulary knows.
 */
export interface ResourceWord {
    /**
     * The `resource` of outputs and inputs.
     */
    id: string;
    /**
     * In both languages.
     */
    name: Text;
    /**
     * What usually carries it.
     */
    carrier: Carrier;
    /**
     * Its chain; null for what belongs to none.
     */
    chain: Chain | null;
}

/**
 * A section of `docs/model.md`, and those of the paper that it puts into numbers.
 */
export interface Section {
    /**
     * Of the model, 2 to 14.
     */
    model: number;
    /**
     * Of the paper, such as `4.2.1`.
     */
    paper: string[];
}

/**
 * A setting and the numbers it may take.
 */
export interface SettingWord {
    /**
     * Its name in `settings`.
     */
    id: string;
    /**
     * In both languages.
     */
    name: Text;
    /**
     * The section of the model that uses it.
     */
    section: string;
    /**
     * Least value allowed; null when it is no number.
     */
    least: number | null;
    /**
     * Greatest value allowed; null when there is none.
     */
    most: number | null;
    /**
     * Whole numbers only.
     */
    whole: boolean;
}

/**
 * A setting that enters a number.
 */
export interface SettingUsed {
    /**
     * Its name.
     */
    name: keyof Settings;
    /**
     * What it is here; of substitution the number of its entries.
     */
    value: SettingValue;
    /**
     * Whether it is the default of §10.
     */
    isDefault: boolean;
}

/**
 * A setting that was varied.
 */
export interface Choice {
    /**
     * Its name in `settings`.
     */
    setting: string;
    /**
     * The least it was; null when it is no number.
     */
    least: number | null;
    /**
     * The most it was; null when it is no number.
     */
    most: number | null;
    /**
     * What it decides by itself (first order).
     */
    decides: Decides;
}

/**
 * A setting's value.
 */
export type SettingValue = number | boolean | Rule;

/**
 * A symbiotic unit (共生单元).
 */
export interface Unit {
    /**
     * 1 to 64 characters of `A-Z a-z 0-9 _ . -`, unique among the units.
     */
    id: string;
    /**
     * What the unit is.
     */
    kind: Kind;
    /**
     * What the unit is called.
     */
    name?: Text;
    /**
     * Free tags; `small` marks a small enterprise.
     */
    tags?: string[];
    /**
     * N, the level it would reach alone, eu, > 0; default 100.
     */
    capacity?: number;
    /**
     * r, growth per month, > 0; default 0.1.
     */
    growth?: number;
    /**
     * x0, the level it starts from, eu, ≥ 0; default 50.
     */
    start?: number;
    /**
     * h, months it waits to break even, ≥ 0; default the horizon.
     */
    patience?: number;
    /**
     * What it gives (产出).
     */
    outputs?: Output[];
    /**
     * What it needs (投入).
     */
    inputs?: Input[];
    /**
     * Where it stands on the page; no meaning for the model.
     */
    position?: Position;
    /**
     * Where its own numbers come from.
     */
    note?: Text;
}

/**
 * A text in Chinese, in English, or in both.
 */
export interface Text {
    /**
     * In Chinese.
     */
    zh?: string;
    /**
     * In English.
     */
    en?: string;
}

/**
 * A unit that can take part or not; all in eu per month.
 */
export interface Player {
    /**
     * Id of the unit.
     */
    id: string;
    /**
     * Σ_j In(i,j), ≥ 0.
     */
    receipt: number;
    /**
     * c_i, ≥ 0.
     */
    outlay: number;
    /**
     * The drive when no other player takes part: what comes from units that are no players, less outlay, plus incentive.
     */
    constant: number;
    /**
     * d_i when all take part.
     */
    drive: number;
    /**
     * The reward + penalty that would bring d_i to 0 then, ≥ 0.
     */
    threshold: number;
    /**
     * How much more than it has that is: max(0, −drive).
     */
    extraNeeded: number;
}

/**
 * A unit's part in a project.
 */
export interface Member {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * eu per active month, ≥ 0; default 0.
     */
    cost?: number;
    /**
     * Part of the value, 0 to 1; default equal parts.
     */
    share?: number;
}

/**
 * A value at which a verdict is no longer the present one.
 */
export interface Flip {
    /**
     * The first value, seen from the present one, that has another verdict.
     */
    value: number;
    /**
     * The last that has the present verdict: next to `value` as closely as halving goes.
     */
    last: number;
    /**
     * A value just past the turn with few digits.
     */
    plain: number;
    /**
     * What holds there.
     */
    state: State;
}

/**
 * A value involved in a problem.
 */
export interface Detail {
    /**
     * What it is: value, least, most, expected, line, column, sum …
     */
    name: string;
    /**
     * The value.
     */
    value: DetailValue;
}

/**
 * A value to put at a place of a document.
 */
export interface Patch {
    /**
     * A JSON pointer. Lists and records that are missing on the way are made; a last key of `-` is the place after
     * the last of a list.
     */
    pointer: string;
    /**
     * What to put there, instead of what is there.
     */
    value: Put;
}

/**
 * An amount of a unit.
 */
export interface UnitAmount {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * eu.
     */
    amount: number;
}

/**
 * An early end.
 */
export interface Stopped {
    /**
     * Months from the start.
     */
    at: number;
    /**
     * What stood in the way.
     */
    reason: WhyStopped;
}

/**
 * An eigenvalue, per month.
 */
export interface Eigenvalue {
    /**
     * Real part: below 0 a disturbance fades.
     */
    re: number;
    /**
     * Imaginary part: other than 0 it swings.
     */
    im: number;
}

/**
 * An exchange, with the fields that it needs.
 */
export interface NewExchange {
    /**
     * Unlike the ids that are there.
     */
    id: string;
    /**
     * What gives.
     */
    from: OutputPort;
    /**
     * What receives.
     */
    to: InputPort;
    /**
     * Units of the resource per month.
     */
    amount: number;
    /**
     * Through what it goes.
     */
    medium: string;
    /**
     * When it runs.
     */
    periods: Period[];
}

/**
 * An input of a unit.
 */
export interface InputPort {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * Id of its input.
     */
    input: string;
}

/**
 * An output and an input that fit and between which nothing ever flows.
 */
export interface UnusedPair {
    /**
     * The output.
     */
    from: OutputPort;
    /**
     * The input.
     */
    to: InputPort;
    /**
     * σ, 0 to 1.
     */
    rate: number;
}

/**
 * An output and an input that fit.
 */
export interface ParameterPair {
    /**
     * Id of the output.
     */
    output: string;
    /**
     * Id of the input.
     */
    input: string;
    /**
     * σ, 0 to 1.
     */
    rate: number;
}

/**
 * An output of a unit.
 */
export interface OutputPort {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * Id of its output.
     */
    output: string;
}

/**
 * Behavioural modes (§6).
 */
export interface Behaviour {
    /**
     * The pairs that are compatible or active.
     */
    pairs: PairBehaviour[];
    /**
     * The whole consortium.
     */
    system: SystemBehaviour;
}

/**
 * Boundaries between verdicts.
 */
export type Boundary = "zero" | "symmetry" | "neutral" | "reach" | "length" | "coverage" | "media" | "carriers" | "presence" | "horizon" | "core" | "takingPart" | "game" | "feasible" | "stability" | "growth" | "cutoff" | "turn";

/**
 * By what rule a surplus is shared fairly (§9).
 */
export type Rule = "equal" | "contribution" | "shapley" | "nucleolus";

/**
 * Defaults of a unit.
 */
export interface UnitDefaults {
    /**
     * eu.
     */
    capacity: number;
    /**
     * Per month.
     */
    growth: number;
    /**
     * eu.
     */
    start: number;
}

/**
 * Errors stop the analysis, warnings do not.
 */
export type Severity = "error" | "warning";

/**
 * Evolution (§11).
 */
export interface Evolution {
    /**
     * The effects that are not 0, by the unit that has them, then by the one they come from.
     */
    effects: Effect[];
    /**
     * ρ(Δ), ≥ 0, exactly 0 when the effects form no cycle; null when not computed.
     */
    spectralRadius: number | null;
    /**
     * The interior equilibrium; null when I − Δ is singular, when saturation > 0 and some effect < 0, without units,
     * and when not computed. A level can be negative: then it is not feasible.
     */
    equilibrium: UnitLevel[] | null;
    /**
     * All levels of the equilibrium are > 0; null without one.
     */
    feasible: boolean | null;
    /**
     * Of the Jacobian at the equilibrium, per month, the slowest to fade first; null without one.
     */
    eigenvalues: Eigenvalue[] | null;
    /**
     * Feasible and every real part < 0; null without an equilibrium.
     */
    stable: boolean | null;
    /**
     * Whether mutualism outruns capacity and levels grow without limit; null when it is not decided, which is so
     * when some effect < 0 and nothing saturates.
     */
    unbounded: boolean | null;
    /**
     * The levels at the horizon; null when a unit passes 20 capacities on the way, or the highest start
     * of all if that is more, or the steps do not suffice.
     */
    atHorizon: UnitLevel[] | null;
    /**
     * The system's two modes in each window of min(pathWindow, T) months.
     */
    path: Stay[];
    /**
     * Steps the integrator took to the horizon.
     */
    steps: Steps;
    /**
     * Why radius, equilibrium and eigenvalues were not computed; null when they were.
     */
    reason: NotReckoned | null;
}

/**
 * Fair shares, and the realised ones against them (§9).
 */
export interface Sharing {
    /**
     * Equal, contribution, shapley and, in the whole engine, nucleolus.
     */
    shares: Share[];
    /**
     * The core of the realised S_i.
     */
    realised: Core;
    /**
     * `settings.benchmark`.
     */
    benchmark: Rule;
    /**
     * Fair share − S_i under the benchmark, eu; 0 for units that take no part.
     */
    transfers: UnitAmount[];
    /**
     * Of all S_i, 0 to 1; null when one is negative or all are 0.
     */
    gini: number | null;
    /**
     * Of all S_i, ≥ 0; null when one is negative or all are 0.
     */
    theil: number | null;
}

/**
 * From this whole month on, this sign, −1 to 1.
 */
export type Step = [number, number];

/**
 * How a number is spread.
 */
export interface Spread {
    /**
     * Of the document as it is.
     */
    present: number;
    /**
     * 5 % of the draws lie below.
     */
    low: number;
    /**
     * Half of the draws lie below.
     */
    median: number;
    /**
     * 95 % of the draws lie below.
     */
    high: number;
}

/**
 * How far a number is from where a verdict changes.
 */
export interface Margin {
    /**
     * What is held against the boundary.
     */
    measured: Expression;
    /**
     * What lies there.
     */
    boundary: Boundary;
    /**
     * Where: one number, or both ends of a band.
     */
    at: number[];
    /**
     * The number held against it.
     */
    value: number;
    /**
     * From the number to the nearest end, ≥ 0.
     */
    distance: number;
    /**
     * In what both are measured.
     */
    unit: Measure;
    /**
     * The setting that puts the boundary there; null when the model does.
     */
    setting: keyof Settings | null;
}

/**
 * How far symbiosis has formed (§8).
 */
export interface Formation {
    /**
     * The highest rung reached.
     */
    rung: Rung;
    /**
     * Some pair is compatible.
     */
    compatible: boolean;
    /**
     * Some exchange or project is active.
     */
    interacting: boolean;
    /**
     * S > band.
     */
    formed: boolean;
    /**
     * Formed and lasting; null when the core was not computed and nothing else decides.
     */
    durable: boolean | null;
    /**
     * S, eu.
     */
    surplus: number;
    /**
     * Zero band of the gross, eu.
     */
    band: number;
    /**
     * `settings.window`, months.
     */
    windowLength: number;
    /**
     * The least surplus of a window, eu; null if the horizon is shorter.
     */
    lowestWindow: number | null;
    /**
     * Whether the realised S_i lie in the core; null when not computed.
     */
    inCore: boolean | null;
    /**
     * The environment at which S = 0; null when there is none.
     */
    breakEven: BreakEven | null;
    /**
     * What each rung above none asks, met or not.
     */
    conditions: Condition[];
}

/**
 * How high a unit stands.
 */
export interface UnitLevel {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * x, eu.
     */
    level: number;
}

/**
 * How lasting contact is (§7), in rising order.
 */
export type Level = "none" | "point" | "intermittent" | "continuous" | "integrated";

/**
 * How likely a behavioural mode is.
 */
export interface ModeChance {
    /**
     * The mode.
     */
    mode: Mode;
    /**
     * Its chance.
     */
    chance: Chance;
}

/**
 * How likely a rung of formation is.
 */
export interface RungChance {
    /**
     * The highest rung reached.
     */
    rung: Rung;
    /**
     * Its chance.
     */
    chance: Chance;
}

/**
 * How likely an organisational mode is.
 */
export interface LevelChance {
    /**
     * The mode.
     */
    level: Level;
    /**
     * Its chance.
     */
    chance: Chance;
}

/**
 * How many of the active pairs are at a level.
 */
export interface LevelShare {
    /**
     * The level.
     */
    level: Level;
    /**
     * 0 to 1.
     */
    share: number;
}

/**
 * How much of a sample something is true of.
 */
export interface Chance {
    /**
     * Part of the draws, 0 to 1.
     */
    share: number;
    /**
     * Where the true share lies, with 95 % confidence (the score interval): from here …
     */
    low: number;
    /**
     * … to here.
     */
    high: number;
}

/**
 * How much of a variance something explains by itself.
 */
export interface Part {
    /**
     * 0 to 1; below 0 where chance alone is at work.
     */
    share: number;
    /**
     * The true share is within this of it, with about 95 % confidence.
     */
    error: number;
}

/**
 * How much of one resource serves as another.
 */
export interface Substitution {
    /**
     * Resource given.
     */
    output: string;
    /**
     * Resource needed.
     */
    input: string;
    /**
     * σ, 0 to 1.
     */
    rate: number;
}

/**
 * How p moves.
 */
export interface ReplicatorCourse {
    /**
     * As asked for.
     */
    times: number[];
    /**
     * p at each time.
     */
    shares: number[][];
    /**
     * Steps that it took.
     */
    steps: number;
}

/**
 * How rows make a number.
 */
export type Combine = "sum" | "largest" | "formula";

/**
 * How sure the verdicts are (§14).
 */
export interface Uncertainty {
    /**
     * The seed of the draws.
     */
    seed: number;
    /**
     * Each number is drawn within ± this part of itself.
     */
    halfWidth: number;
    /**
     * How many numbers are drawn.
     */
    quantities: number;
    /**
     * What the draws look like together.
     */
    outlook: Outlook;
    /**
     * What decides S, the strongest first; at most 200.
     */
    sensitivity: Sensitivity[];
}

/**
 * How the S_i of a unit is spread.
 */
export interface UnitSpread {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * Of its S_i, eu.
     */
    surplus: Spread;
}

/**
 * How the modes of a pair are spread.
 */
export interface PairChances {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * The behavioural modes that occurred.
     */
    behaviour: ModeChance[];
    /**
     * The organisational modes that occurred.
     */
    organisation: LevelChance[];
}

/**
 * How the verdicts stand under other choices (§14).
 */
export interface Choices {
    /**
     * The seed of the draws.
     */
    seed: number;
    /**
     * What the draws look like together.
     */
    outlook: Outlook;
    /**
     * The settings that were varied, in the order of §10, and what each decides.
     */
    settings: Choice[];
}

/**
 * How two numbers compare.
 */
export type Relation = "less" | "atMost" | "equal" | "atLeast" | "more";

/**
 * How two units fit (§3).
 */
export interface PairCompatibility {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * Some output of one and input of the other fit, with amounts above 0.
     */
    compatible: boolean;
    /**
     * From the first unit to the second.
     */
    forward: ParameterPair[];
    /**
     * From the second unit to the first.
     */
    backward: ParameterPair[];
    /**
     * Share of the first unit's inputs that the second can serve, 0 to 1, and the reverse; null without inputs.
     */
    complementarity: [number | null, number | null];
    /**
     * Share of the first unit's distinct input resources that the second needs too, and the reverse; null without inputs.
     */
    needOverlap: [number | null, number | null];
    /**
     * What fits and is never exchanged.
     */
    unused: UnusedPair[];
}

/**
 * Levels over time (§11).
 */
export interface Trajectory {
    /**
     * Errors and warnings (§1). With errors among them everything else is empty.
     */
    problems: Problem[];
    /**
     * Ids of the units, in document order.
     */
    units: string[];
    /**
     * Months from the start, as far as the evolution was followed.
     */
    times: Float64Array;
    /**
     * x, eu: all units at the first time, then all at the next.
     */
    levels: Float64Array;
    /**
     * What the integrator did.
     */
    steps: Steps;
    /**
     * Why it ends before the last time asked for; null when it does not.
     */
    stopped: Stopped | null;
    /**
     * What else there is to say; null with errors.
     */
    evolution: Evolution | null;
}

/**
 * Of whom a symbol speaks.
 */
export type Subscript = { kind: "unit"; id: string } | { kind: "exchange"; id: string } | { kind: "project"; id: string } | { kind: "factor"; id: string } | { kind: "month"; month: number } | { kind: "index"; index: Index };

/**
 * One exchange (§5); coordination belongs to pairs and is 0 here.
 */
export interface ExchangeLines {
    /**
     * Its id.
     */
    id: string;
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
}

/**
 * One exchange over the horizon, in units of its resource (§2).
 */
export interface Flow {
    /**
     * Its id.
     */
    id: string;
    /**
     * σ, how well output and input fit, 0 to 1 (§3).
     */
    rate: number;
    /**
     * Months in which it runs.
     */
    activeMonths: number;
    /**
     * Σ a.
     */
    asked: number;
    /**
     * Σ shipped: what the output can give of what is asked.
     */
    shipped: number;
    /**
     * Σ used: what the input can take of what is shipped.
     */
    used: number;
}

/**
 * One mistake, told once, where it is made.
 */
export interface Problem {
    /**
     * Stable name of the mistake.
     */
    code: Code;
    /**
     * JSON pointer (RFC 6901) to the place; "" is the whole document.
     */
    pointer: string;
    /**
     * Error or warning.
     */
    severity: Severity;
    /**
     * The values involved.
     */
    values: Detail[];
}

/**
 * One month (§5).
 */
export interface MonthLines {
    /**
     * t, from 0.
     */
    month: number;
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
}

/**
 * One of the four chains (§3.2 of the paper).
 */
export type Chain = "talent" | "education" | "innovation" | "industry";

/**
 * One pair (§5); a project of k members adds 1/(k−1) of both units' parts.
 */
export interface PairLines {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
    /**
     * Generation + cost + coordination, eu: the yardstick of its zero.
     */
    gross: number;
    /**
     * s(i|j) and s(j|i), before transfers, eu.
     */
    gains: [number, number];
}

/**
 * One project (§5).
 */
export interface ProjectLines {
    /**
     * Its id.
     */
    id: string;
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
    /**
     * What each member gains.
     */
    members: MemberNet[];
}

/**
 * One thing that a rung asks.
 */
export interface Condition {
    /**
     * The rung that asks it.
     */
    rung: Rung;
    /**
     * What it asks.
     */
    asks: Asks;
    /**
     * Whether it holds; null when not computed.
     */
    met: boolean | null;
    /**
     * What there is: pairs, active exchanges and projects, eu, months, eu, eu.
     */
    value: number | null;
    /**
     * What it is held against.
     */
    cutoff: number | null;
}

/**
 * One unit (§5): the generation it receives, half the coordination of its pairs; surplus is S_i.
 */
export interface UnitLines {
    /**
     * Its id.
     */
    id: string;
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
    /**
     * Generation + cost + coordination, eu: the yardstick of its zero.
     */
    gross: number;
    /**
     * Generation − interface loss, eu.
     */
    receipt: number;
    /**
     * Cost + coordination, eu.
     */
    outlay: number;
}

/**
 * One value at one place: what an edit of a document does.
 */
export interface Edit {
    /**
     * Where, as in problems.
     */
    pointer: string;
    /**
     * The number there from now on.
     */
    value: number;
}

/**
 * One way to share the surplus (§9).
 */
export interface Share {
    /**
     * The way.
     */
    rule: Rule;
    /**
     * Whether it could be computed.
     */
    available: boolean;
    /**
     * f_i, which sum to S, eu.
     */
    amounts: UnitAmount[];
    /**
     * Whether the shares lie in the core; null when not available.
     */
    core: Core | null;
}

/**
 * Organisational modes (§7).
 */
export interface Organisation {
    /**
     * The pairs that are compatible or active.
     */
    pairs: PairOrganisation[];
    /**
     * The whole consortium.
     */
    system: SystemOrganisation;
}

/**
 * Outside or inside the consortium (§4.3 of the paper).
 */
export type Scope = "external" | "internal";

/**
 * Reward and penalty of one unit.
 */
export interface Incentive {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * eu per month in which it contributes, ≥ 0; default 0.
     */
    reward?: number;
    /**
     * eu per month in which it does not, ≥ 0; default 0.
     */
    penalty?: number;
    /**
     * Where both come from.
     */
    note?: Text;
}

/**
 * Something that enters a number.
 */
export interface Summand {
    /**
     * What it is.
     */
    what: Thing;
    /**
     * With how much it enters, with its sign.
     */
    value: number;
    /**
     * Of what its value is made, by column.
     */
    parts: number[];
}

/**
 * Something that two or more units do together (项目).
 */
export interface Project {
    /**
     * Unique among the projects.
     */
    id: string;
    /**
     * What it is called.
     */
    name?: Text;
    /**
     * Two to 64 different units; shares of all or of none, summing to 1.
     */
    members: Member[];
    /**
     * V, eu generated per active month, ≥ 0.
     */
    value: number;
    /**
     * λ, ≥ 0; when left out, whatever `settings.resistance` is.
     */
    resistance?: number;
    /**
     * Through what it goes; default none.
     */
    medium?: string;
    /**
     * What carries it.
     */
    carriers?: Carrier[];
    /**
     * When it runs; default from month 0 without end.
     */
    periods?: Period[];
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * Something to be said of a file, once, however often it is so.
 */
export interface Remark {
    /**
     * Stable name of what is said.
     */
    code: Code;
    /**
     * What kind of remark it is.
     */
    sort: RemarkSort;
    /**
     * Where it is so first; null for the file as a whole.
     */
    place: FilePlace | null;
    /**
     * How often it is so, ≥ 1.
     */
    count: number;
    /**
     * The values involved.
     */
    values: Detail[];
}

/**
 * The behavioural mode of a pair (§6).
 */
export interface PairBehaviour {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * By the signs of the two gains.
     */
    mode: Mode;
    /**
     * s(i|j) and s(j|i), eu; after transfers if `modesAfterContract`.
     */
    gains: [number, number];
    /**
     * What counts as zero for each, eu: zeroBand × its own gross in the pair.
     */
    bands: [number, number];
    /**
     * α = |a − b| / (a + b); null unless both gain.
     */
    asymmetry: number | null;
    /**
     * Whether compensation could mend it; null unless parasitism.
     */
    netGenerating: boolean | null;
}

/**
 * The behavioural mode of the consortium (§6).
 */
export interface SystemBehaviour {
    /**
     * By the signs of the S_i of the units that take part.
     */
    mode: Mode;
    /**
     * Zero band of the system's gross, eu.
     */
    band: number;
    /**
     * Of the units that take part.
     */
    bands: UnitBand[];
    /**
     * α = Σ|S_i − f_i| / ΣS_i; null unless mutualism.
     */
    asymmetry: number | null;
    /**
     * S > band; null unless parasitism.
     */
    netGenerating: boolean | null;
    /**
     * Whose fair shares f_i are.
     */
    benchmark: Rule;
}

/**
 * The built-in words (§1).
 */
export interface Vocabulary {
    /**
     * Resources of §4.1 and §4.4 of the paper.
     */
    resources: ResourceWord[];
    /**
     * Kinds of unit.
     */
    kinds: KindWord[];
    /**
     * Media through which exchanges and projects go.
     */
    media: MediumWord[];
    /**
     * Settings, in the order of §10.
     */
    settings: SettingWord[];
}

/**
 * The chances and spreads of a sample.
 */
export interface Outlook {
    /**
     * Draws made.
     */
    draws: number;
    /**
     * S, eu.
     */
    surplus: Spread;
    /**
     * S_i, in document order; null when units × draws are more than are kept.
     */
    units: UnitSpread[] | null;
    /**
     * How much of the sample is formed, durable or not.
     */
    formed: Chance;
    /**
     * Every rung, as the highest reached.
     */
    formation: RungChance[];
    /**
     * Every behavioural mode of the system.
     */
    behaviour: ModeChance[];
    /**
     * Every organisational mode of the system.
     */
    organisation: LevelChance[];
    /**
     * The pairs that are compatible or active in some draw.
     */
    pairs: PairChances[];
}

/**
 * The change that would clear a finding.
 */
export interface Remedy {
    /**
     * What would have to change.
     */
    change: Mend;
    /**
     * By how much; null where there is no number. What it asks is reached at it or just beyond it.
     */
    amount: number | null;
}

/**
 * The choices that the paper leaves open, with their defaults (§10).
 */
export interface Settings {
    /**
     * β, how strongly the environment acts, ≥ 0; 0.5 (§4).
     */
    sensitivity?: number;
    /**
     * μ, how fast the consortium's record becomes part of its environment, 0 to 1; 0 (§4).
     */
    feedback?: number;
    /**
     * λ of a pair or project that names none, ≥ 0; 0 (§5).
     */
    resistance?: number;
    /**
     * |ε| up to which the environment is neutral, ≥ 0; 0.05 (§4).
     */
    environmentBand?: number;
    /**
     * Part of a gross up to which an amount counts as zero, ≥ 0; 0.01 (§6).
     */
    zeroBand?: number;
    /**
     * α up to which mutualism is symmetric, ≥ 0; 0.1 (§6).
     */
    symmetryTolerance?: number;
    /**
     * Fair share for the system's symmetry: equal, contribution or shapley; shapley (§6, §9).
     */
    benchmark?: "equal" | "contribution" | "shapley";
    /**
     * Whether transfers count in the modes; false (§5, §6).
     */
    modesAfterContract?: boolean;
    /**
     * Idle months that do not end an episode, whole, ≥ 0; 0 (§7).
     */
    maxIdle?: number;
    /**
     * Months from which an episode is continuous, ≥ 0; 12 (§7).
     */
    continuousMonths?: number;
    /**
     * Coverage from which a pair is continuous, 0 to 1; 0.8 (§7).
     */
    continuousCoverage?: number;
    /**
     * Media from which a pair can be integrated, ≥ 0; 2 (§7).
     */
    integratedMedia?: number;
    /**
     * Carriers from which a pair can be integrated, ≥ 0; 3 (§7).
     */
    integratedCarriers?: number;
    /**
     * Months in a row whose surplus must be positive to be durable, whole, ≥ 1; 3 (§8).
     */
    window?: number;
    /**
     * Months in a row over which modes over time are reckoned, whole, ≥ 1; 12 (§11).
     */
    pathWindow?: number;
    /**
     * Months of gain that move a unit by its capacity, ≥ 0; 1 (§11).
     */
    coupling?: number;
    /**
     * h, how mutual effects saturate, ≥ 0; 0 (§11).
     */
    saturation?: number;
    /**
     * Resources that serve as others; none (§3).
     */
    substitution?: Substitution[];
    /**
     * Relative half-width of every amount's doubt, ≥ 0; 0.2 (§14).
     */
    uncertainty?: number;
    /**
     * Use below which cooperation is formalistic, 0 to 1; 0.2 (§13).
     */
    formalisticShare?: number;
    /**
     * Receipt share over outlay share above which a unit rides free, ≥ 0; 0.2 (§13).
     */
    freeRidingGap?: number;
    /**
     * Share of point or intermittent pairs above which a system is fragmented, 0 to 1; 0.5 (§13).
     */
    fragmentedShare?: number;
    /**
     * Part of S below which a system without one unit is fragile, 0 to 1; 0.25 (§13).
     */
    fragileShare?: number;
    /**
     * Spread of policy factors above which they conflict, ≥ 0; 0.5 (§13).
     */
    policySpread?: number;
}

/**
 * The effect of one unit on another (§11).
 */
export interface Effect {
    /**
     * Id of the unit i that has it.
     */
    on: string;
    /**
     * Id of the unit j that it comes from.
     */
    by: string;
    /**
     * δ_ij = coupling·(s(i|j)/T)/N_i.
     */
    value: number;
}

/**
 * The energy ledger (§5). S = Σ S_i.
 */
export interface Ledger {
    /**
     * The whole consortium over the horizon.
     */
    total: Total;
    /**
     * One a month.
     */
    months: MonthLines[];
    /**
     * One an exchange.
     */
    exchanges: ExchangeLines[];
    /**
     * One a project.
     */
    projects: ProjectLines[];
    /**
     * The pairs that are compatible or active.
     */
    pairs: PairLines[];
    /**
     * One a unit.
     */
    units: UnitLines[];
    /**
     * One a unit: what transfers and incentives make of S_i.
     */
    contract: ContractLines[];
}

/**
 * The environment at which S = 0 (§8).
 */
export interface BreakEven {
    /**
     * Δ of ε, the same in every month.
     */
    shift: number;
    /**
     * ε* = mean ε + Δ.
     */
    environment: number;
    /**
     * −1 ≤ ε* ≤ 1.
     */
    reachable: boolean;
}

/**
 * The fingerprint of a document and its results.
 */
export interface Digest {
    /**
     * SHA-256 of, one after the other and each followed by a line end: the version of the engine, the document in
     * canonical form (settings and fields that the engine does not know included), the whole analysis as JSON.
     * In hexadecimal digits.
     */
    sha256: string;
    /**
     * Its first 96 bits as 16 characters of `A-Z a-z 0-9 - _`, to be compared by eye.
     */
    short: string;
    /**
     * The version of the engine.
     */
    engine: string;
}

/**
 * The game as one side of a pair sees it: its payoffs, eu per month.
 */
export interface SideGame {
    /**
     * Both contribute: In − c + reward.
     */
    R: number;
    /**
     * It alone contributes: −c + reward.
     */
    S: number;
    /**
     * The other alone contributes: (1 − ρ)·In − penalty.
     */
    T: number;
    /**
     * Nobody does: −penalty.
     */
    P: number;
    /**
     * What game that is.
     */
    game: GameKind;
}

/**
 * The game of a pair (§12).
 */
export interface PairGame {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * That of its sides when they agree, else mixed.
     */
    game: GameKind;
    /**
     * Its sides, likewise.
     */
    players: [SideGame, SideGame];
}

/**
 * The game of taking part (§12): d_i(p) = ρ·Σ_j p_j·In(i,j) − c_i + reward_i + penalty_i, in monthly means.
 */
export interface Participation {
    /**
     * The players: units that give in some active exchange or belong to an active project.
     */
    units: Player[];
    /**
     * Players whose d_i is 0 whatever the others do; they are held at 1.
     */
    indifferent: string[];
    /**
     * ρ·In(i,j) where it is not 0: what j's taking part adds to the drive of i, eu per month; both are players.
     */
    influence: Influence[];
    /**
     * The evolutionarily stable pure states, in the order of `units`, 1 for taking part; null above 16 players who are
     * not indifferent.
     */
    stableStates: number[][] | null;
    /**
     * The infimum of the extra reward + penalty, the same for all, above which everyone taking part is stable, eu per
     * month, ≥ 0.
     */
    extraIncentive: number;
    /**
     * The game of each active pair.
     */
    pairs: PairGame[];
}

/**
 * The interface of a pair, where it differs from the settings (共生界面).
 */
export interface Link {
    /**
     * Ids of two different units.
     */
    between: [string, string];
    /**
     * λ, ≥ 0; when left out, whatever `settings.resistance` is.
     */
    resistance?: number;
    /**
     * κ, eu per month with an active exchange, ≥ 0; default 0.
     */
    coordination?: number;
    /**
     * Whether the interface outlives its tasks; default false.
     */
    persistent?: boolean;
    /**
     * Where the numbers come from.
     */
    note?: Text;
}

/**
 * The ladder of formation (§8).
 */
export type Rung = "none" | "compatible" | "interacting" | "formed" | "durable";

/**
 * The modes of a pair.
 */
export interface PairStanding {
    /**
     * Places of the two units in the document.
     */
    units: [number, number];
    /**
     * Its behavioural mode.
     */
    behaviour: Mode;
    /**
     * Its organisational mode.
     */
    organisation: Level;
}

/**
 * The numbers and verdicts of a consortium that what-ifs compare (§14).
 */
export interface Standing {
    /**
     * S, eu.
     */
    surplus: number;
    /**
     * Generation + cost + coordination, eu: the yardstick of its zero.
     */
    gross: number;
    /**
     * S_i, eu, in document order.
     */
    units: number[];
    /**
     * The behavioural mode of the system.
     */
    behaviour: Mode;
    /**
     * α of the system; null unless mutualism.
     */
    asymmetry: number | null;
    /**
     * The organisational mode of the system.
     */
    organisation: Level;
    /**
     * The highest rung of formation.
     */
    rung: Rung;
    /**
     * The pairs that are compatible or active, by first, then second unit.
     */
    pairs: PairStanding[];
}

/**
 * The organisational mode of a pair (§7).
 */
export interface PairOrganisation {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * Its mode.
     */
    level: Level;
    /**
     * Months in which something runs between them.
     */
    activeMonths: number;
    /**
     * Runs of active months, joined across at most maxIdle idle ones.
     */
    episodes: number;
    /**
     * D, months of the longest episode.
     */
    longest: number;
    /**
     * Active months / months from first to last, 0 to 1; null if never active.
     */
    coverage: number | null;
    /**
     * Distinct media of what is ever active.
     */
    media: string[];
    /**
     * Distinct carriers of what is ever active.
     */
    carriers: Carrier[];
    /**
     * Something ever active has no end.
     */
    openEnded: boolean;
    /**
     * The interface outlives its tasks.
     */
    persistent: boolean;
}

/**
 * The organisational mode of a pair by the end of one period of one of its exchanges (§7).
 */
export interface Ends {
    /**
     * Ids of the two units, in document order.
     */
    between: [string, string];
    /**
     * The month in which the period starts.
     */
    start: number;
    /**
     * The mode when the period ends at start + 1, start + 2 … T; empty when it starts at T or later.
     */
    levels: Level[];
    /**
     * The mode when the period has no end.
     */
    openEnded: Level;
}

/**
 * The organisational mode of the consortium (§7).
 */
export interface SystemOrganisation {
    /**
     * The highest at which pairs connect all units that take part.
     */
    level: Level;
    /**
     * Connected groups of the units that take part; one group = connected.
     */
    groups: string[][];
    /**
     * One a level, from none on.
     */
    shares: LevelShare[];
}

/**
 * The single number that reaches a goal with the smallest relative change.
 */
export interface SmallestChange {
    /**
     * Whether the goal is reached already; nothing is then to be changed.
     */
    reached: boolean;
    /**
     * Null when no single number reaches the goal.
     */
    change: Change | null;
    /**
     * How many numbers were tried.
     */
    tried: number;
    /**
     * Whether some were left out, because the document holds too many.
     */
    truncated: boolean;
}

/**
 * The system's two modes in one window (§11).
 */
export interface Stay {
    /**
     * Its first month.
     */
    start: number;
    /**
     * The month after its last.
     */
    end: number;
    /**
     * Who gained.
     */
    behaviour: Mode;
    /**
     * How lasting contact was.
     */
    organisation: Level;
}

/**
 * The verdicts at some value.
 */
export interface State {
    /**
     * The highest rung reached.
     */
    rung: Rung;
    /**
     * The behavioural mode: of the pair when one is asked about, else of the system.
     */
    behaviour: Mode;
    /**
     * The organisational mode: of the pair when one is asked about, else of the system.
     */
    organisation: Level;
}

/**
 * The whole consortium (§5).
 */
export interface Total {
    /**
     * G, eu, before interface loss.
     */
    generation: number;
    /**
     * eu.
     */
    interfaceLoss: number;
    /**
     * eu.
     */
    cost: number;
    /**
     * eu.
     */
    coordination: number;
    /**
     * X = interface loss + cost + coordination, eu.
     */
    dissipation: number;
    /**
     * S = G − X, eu.
     */
    surplus: number;
    /**
     * Generation + cost + coordination, eu: the yardstick of its zero.
     */
    gross: number;
}

/**
 * Transfers that bring every unit from its S_i to its fair share under a rule (§9). They are meant to stand in the
 * contract in place of those that it has.
 */
export interface TransferPlan {
    /**
     * Whose fair shares are reached.
     */
    rule: Rule;
    /**
     * Whether the rule gives shares: the nucleolus asks for at most 12 units and S ≥ 0. Else both lists are empty.
     */
    available: boolean;
    /**
     * Fair share − S_i of every unit, over the horizon, eu: what it is owed, or below 0 what it owes.
     */
    dues: UnitAmount[];
    /**
     * Lines for `contract.transfers`, eu per month, as few as there can be (with more than 12 units that owe or are
     * owed: fewer than there are of them).
     */
    transfers: Transfer[];
}

/**
 * Values over which the watched verdict stays as it is.
 */
export interface Stretch {
    /**
     * The first value.
     */
    from: number;
    /**
     * The last value.
     */
    to: number;
    /**
     * What holds at the first.
     */
    state: State;
}

/**
 * What S owes to one number.
 */
export interface Sensitivity {
    /**
     * The number's place in the document.
     */
    pointer: string;
    /**
     * The share of the variance of S that it explains by itself (first order).
     */
    part: Part;
}

/**
 * What `parse` makes of a text.
 */
export interface Parsed {
    /**
     * The document, when no problem is an error; null otherwise.
     */
    document: Consortium | null;
    /**
     * Errors and warnings (§1).
     */
    problems: Problem[];
    /**
     * Where the text stops being JSON, from 1; null when it is JSON.
     */
    line: number | null;
    /**
     * From 1; null when the text is JSON.
     */
    column: number | null;
}

/**
 * What a factor is about: of the external scope economy to culture, of the internal one concept to
 * identity (§4.3, §5.3 of the paper).
 */
export type Aspect = "economy" | "demand" | "industry" | "policy" | "culture" | "concept" | "motivation" | "structure" | "trust" | "identity";

/**
 * What a file became.
 */
export interface Imported {
    /**
     * The consortium, in which only what the file says stands; null when the file was refused.
     */
    document: Consortium | null;
    /**
     * The warnings that the consortium deserves (§1).
     */
    problems: Problem[];
    /**
     * All that is to be said of the file, what matters most first.
     */
    remarks: Remark[];
}

/**
 * What a letter or word in a formula stands for; the letters are those of `docs/model.md`.
 */
export type Letter = "generation" | "interfaceLoss" | "cost" | "coordination" | "dissipation" | "surplus" | "gain" | "net" | "gross" | "receipt" | "outlay" | "worth" | "quality" | "rate" | "permeability" | "unitCost" | "coordinationRate" | "projectValue" | "share" | "amount" | "capacity" | "demand" | "asked" | "shipped" | "used" | "factor" | "sign" | "meanSign" | "weight" | "factorSign" | "sensitivity" | "feedback" | "record" | "environmentBand" | "zeroBand" | "band" | "transfers" | "transfersIn" | "transfersOut" | "reward" | "penalty" | "surplusAfter" | "asymmetry" | "symmetryTolerance" | "fairShare" | "activeMonths" | "idleMonths" | "spanMonths" | "episodes" | "episode" | "latestEpisode" | "longest" | "coverage" | "media" | "carriers" | "openEnded" | "persistent" | "continuousMonths" | "halfHorizon" | "continuousCoverage" | "integratedMedia" | "integratedCarriers" | "groups" | "groupsAbove" | "pairsAt" | "activePairs" | "participants" | "months" | "window" | "lowestWindow" | "compatiblePairs" | "activities" | "fitting" | "rising" | "falling" | "shift" | "breakEven" | "game" | "coalitionValue" | "coalitionShare" | "excess" | "members" | "gini" | "theil" | "meanSurplus" | "served" | "inputs" | "shared" | "needs" | "complementarity" | "effect" | "coupling" | "saturation" | "growth" | "level" | "startLevel" | "equilibriumLevel" | "filled" | "equilibriumFilled" | "spectralRadius" | "eigenvalueReal" | "eigenvalueImaginary" | "directionReal" | "directionImaginary" | "unitCapacity" | "takesPart" | "probability" | "restProbability" | "parting" | "basin" | "stableState" | "stableStates" | "gained" | "surplusThen" | "surplusWithout" | "reciprocity" | "drive" | "driveAlone" | "driveBoth" | "threshold" | "extraNeeded" | "monthlyReceipt" | "monthlyOutlay" | "constant" | "influence" | "extraIncentive" | "payoffBoth" | "payoffAlone" | "payoffOther" | "payoffNobody" | "needOverlap" | "resistance" | "patience" | "given" | "givenThen" | "cutoff" | "named" | "count" | "draws" | "chance" | "chanceLow" | "chanceHigh" | "normal" | "lower" | "upper" | "quantile" | "parts" | "between" | "squares" | "explained" | "error" | "sum" | "partMean";

/**
 * What a number can belong to.
 */
export type Of = "system" | "exchange" | "project" | "member" | "pair" | "side" | "state" | "fit" | "unit" | "month" | "factor" | "field";

/**
 * What a number is measured in.
 */
export type Measure = "energy" | "energyRate" | "rate" | "months" | "resource" | "count" | "ratio" | "none";

/**
 * What a number of a finding is.
 */
export type Gauge = "patience" | "break-even-month" | "surplus" | "receipt" | "outlay" | "active-pairs" | "named-pairs" | "groups" | "outputs" | "distance" | "external" | "internal" | "sign" | "without" | "incentive";

/**
 * What a patch puts.
 */
export type Put = number | boolean | string | Period[] | Step[] | NewExchange | NewProject | NewLink | Transfer | Incentive;

/**
 * What a pathway changes (§13).
 */
export type Route = "raise-quality" | "open-unused" | "halve-resistance" | "go-on" | "share-fairly" | "incentives" | "neutral-factor" | "good-factor";

/**
 * What a predicament is called (§13), in the order of the list of findings.
 */
export type Predicament = "waiting" | "unmotivated" | "transfusion" | "isolated" | "fragmented" | "formalistic" | "one-way" | "asymmetric" | "free-riding" | "dilemma" | "missing-chain" | "hostile" | "policy-conflict" | "culture-bias" | "distrust" | "fragile";

/**
 * What a row of a derivation is about: something of the document, or of the draws or runs around it.
 */
export type Thing = { kind: "exchange"; id: string } | { kind: "project"; id: string } | { kind: "member"; project: string; unit: string } | { kind: "pair"; between: [string, string] } | { kind: "side"; unit: string; with: string } | { kind: "unit"; id: string } | { kind: "months"; from: number; to: number } | { kind: "factor"; id: string } | { kind: "record" } | { kind: "input"; unit: string; input: string } | { kind: "resource"; unit: string; resource: string } | { kind: "transfer"; from: string; to: string } | { kind: "reward"; unit: string } | { kind: "penalty"; unit: string } | { kind: "medium"; name: string } | { kind: "carrier"; name: string } | { kind: "output"; unit: string; output: string } | { kind: "state"; units: string[] } | { kind: "strip"; unit: string; from: number; to: number } | { kind: "eigenvalue"; place: number } | { kind: "chain"; chain: Chain } | { kind: "tried"; value: number; state: State } | { kind: "draw"; draw: number } | { kind: "drawn"; from: number; to: number } | { kind: "rule"; rule: Rule } | { kind: "flag"; holds: boolean } | { kind: "outcome"; number: Quantity; word: string };

/**
 * What a rung can ask (§8).
 */
export type Asks = "compatible-pair" | "activity" | "surplus" | "length" | "windows" | "core";

/**
 * What a sum runs over.
 */
export type Index = "activity" | "unit" | "partner" | "pair" | "member" | "month" | "factor" | "eigenvalue" | "output" | "state" | "probability";

/**
 * What a unit is (§4.1, §5.1 of the paper).
 */
export type Kind = "government" | "college" | "enterprise" | "institute" | "association" | "other";

/**
 * What an analysis says of the whole consortium: the same records, to the bit.
 */
export interface Overall {
    /**
     * T.
     */
    months: number;
    /**
     * §4.
     */
    environment: Environment;
    /**
     * §5.
     */
    total: Total;
    /**
     * §6.
     */
    behaviour: SystemBehaviour;
    /**
     * §7.
     */
    organisation: SystemOrganisation;
    /**
     * §8.
     */
    formation: Formation;
}

/**
 * What becomes of a linear game.
 */
export interface Replicator {
    /**
     * The evolutionarily stable pure states; null above 16 populations.
     */
    stableStates: number[][] | null;
    /**
     * Every pure state, in the order of binary numbers; null above 10 populations.
     */
    states: PureState[] | null;
    /**
     * The mixed state in which every drive is 0, 0 < p_i < 1; null when there is none or not just one.
     */
    interior: number[] | null;
    /**
     * The infimum, ≥ 0, of the extra incentive, the same for all, above which everyone taking part is stable.
     */
    extraIncentive: number;
    /**
     * The course from `start`; null without one.
     */
    course: ReplicatorCourse | null;
}

/**
 * What becomes of the terms over an index.
 */
export type Gather = "sum" | "integral" | "least" | "largest";

/**
 * What can be said of a file.
 */
export type RemarkCode = "too-large" | "not-utf8" | "utf16" | "broken-xml" | "doctype" | "unknown-entity" | "too-deep" | "too-many-nodes" | "too-many-edges" | "wrong-root" | "broken-csv" | "missing-column" | "no-column" | "empty" | "field" | "element" | "drawing" | "port" | "hyperedge" | "other-graph" | "self-loop" | "dangling" | "not-a-number" | "out-of-range" | "unknown-word" | "conflict" | "too-many-parameters" | "extra-cells" | "computed" | "default" | "own-resource" | "shared-resource" | "sum" | "undirected" | "id-cleaned" | "id-repeated" | "unit-made" | "nested" | "spread" | "separator" | "decimal-comma" | "read-as" | "more";

/**
 * What can be wrong.
 */
export type Code = "invalid-json" | "unknown-type" | "newer-version" | "wrong-type" | "missing-field" | "invalid-id" | "unknown-word" | "out-of-range" | "limit-exceeded" | "duplicate-id" | "duplicate-link" | "duplicate-incentive" | "duplicate-substitution" | "duplicate-member" | "dangling-reference" | "self-exchange" | "self-link" | "self-transfer" | "empty-period" | "too-few-members" | "shares-incomplete" | "shares-sum" | "infinite-energy" | "oversubscribed-output" | "oversupplied-input" | "incompatible-exchange" | "unit-without-parameters" | "period-past-horizon" | "idle-transfer";

/**
 * What carries a parameter: matter, energy or information (§3.1 of the paper).
 */
export type Carrier = "matter" | "energy" | "information";

/**
 * What could be done, the best first (§13).
 */
export interface Pathways {
    /**
     * Errors and warnings (§1). With an error there are no pathways.
     */
    problems: Problem[];
    /**
     * How the consortium stands; pairs are left out. Null with an error.
     */
    before: Standing | null;
    /**
     * By ΔS, then by how much nearer fair shares are, then by the levels gained.
     */
    pathways: Pathway[];
    /**
     * One a finding of the diagnosis, in its order.
     */
    clearings: Clearing[];
    /**
     * How many pathways there are to try.
     */
    candidates: number;
    /**
     * Whether some were not tried, because the document is large: of each route those with least at stake.
     */
    truncated: boolean;
}

/**
 * What counts as zero for a unit.
 */
export interface UnitBand {
    /**
     * Id of the unit.
     */
    unit: string;
    /**
     * zeroBand × its gross, eu.
     */
    band: number;
}

/**
 * What fields are when a document leaves them out (§1, §10).
 */
export interface Defaults {
    /**
     * Of a unit; its patience is the horizon.
     */
    unit: UnitDefaults;
    /**
     * Quality of an output.
     */
    quality: number;
    /**
     * Cost of an output, eu per unit.
     */
    cost: number;
    /**
     * Value of an input, eu per unit.
     */
    value: number;
    /**
     * Weight of a factor.
     */
    weight: number;
    /**
     * Settings, in full.
     */
    settings: Required<Settings>;
}

/**
 * What is asked of a number.
 */
export interface FlipQuestion {
    /**
     * The verdict; any by default.
     */
    verdict?: Verdict;
    /**
     * Modes are those of this pair, not the system's.
     */
    between?: [string, string];
    /**
     * Where the track begins; by default at the least the number may be.
     */
    from?: number;
    /**
     * Where it ends; by default at the most the number may be, or at four times the number.
     */
    to?: number;
}

/**
 * What is to be reached. All that is given must hold together.
 */
export interface Goal {
    /**
     * This rung or a higher one.
     */
    formation?: Rung;
    /**
     * This behavioural mode.
     */
    behaviour?: Mode;
    /**
     * This organisational mode or a closer one.
     */
    organisation?: Level;
    /**
     * Modes are those of this pair, not the system's.
     */
    between?: [string, string];
}

/**
 * What kind of remark it is.
 */
export type RemarkSort = "refused" | "unused" | "assumed" | "read";

/**
 * What may be asked of a trajectory; either may be left out.
 */
export interface EvolutionOptions {
    /**
     * Months from the start: finite, ≥ 0, rising; 201 over the horizon.
     */
    times?: readonly number[] | Float64Array | null;
    /**
     * Error allowed in each step as a part of each level, 1e-14 to 0.1; 1e-8.
     */
    relativeTolerance?: number | null;
}

/**
 * What one of the things that vary decides by itself. Null where the sample has no variance to explain.
 */
export interface Decides {
    /**
     * Of the variance of S.
     */
    surplus: Part | null;
    /**
     * Of whether the system's behavioural mode is the present one.
     */
    behaviour: Part | null;
    /**
     * Of whether the system's organisational mode is the present one.
     */
    organisation: Part | null;
    /**
     * Of whether the rung is the present one.
     */
    formation: Part | null;
}

/**
 * What one player's taking part means to another.
 */
export interface Influence {
    /**
     * Id of the player whose drive it is.
     */
    on: string;
    /**
     * Id of the one that takes part.
     */
    by: string;
    /**
     * ρ·In, eu per month, > 0.
     */
    value: number;
}

/**
 * What places in a file are.
 */
export type FilePlaceOf = "line" | "node" | "edge";

/**
 * What the change is that would clear a finding (§13).
 */
export type Mend = "gain-earlier" | "gain-more" | "earn-more" | "connect" | "last-longer" | "use-more" | "give-back" | "share" | "pay-more" | "incentive" | "open-chain" | "improve" | "align" | "raise" | "anchor";

/**
 * What the contract makes of a unit's surplus (§5), eu over the horizon.
 */
export interface ContractLines {
    /**
     * Its id.
     */
    id: string;
    /**
     * Paid to it.
     */
    transfersIn: number;
    /**
     * Paid by it.
     */
    transfersOut: number;
    /**
     * In the months in which it contributes.
     */
    rewardReceived: number;
    /**
     * In the others.
     */
    penaltyPaid: number;
    /**
     * S_i′.
     */
    surplusAfter: number;
}

/**
 * What the integrator did.
 */
export interface Steps {
    /**
     * Steps taken.
     */
    accepted: number;
    /**
     * Steps tried and found too long.
     */
    rejected: number;
}

/**
 * What the model makes of a consortium. When `problems` holds an error, every other section is null.
 */
export interface Analysis {
    /**
     * Errors and warnings (§1).
     */
    problems: Problem[];
    /**
     * T.
     */
    months: number | null;
    /**
     * Units that take no part (§2).
     */
    isolated: string[] | null;
    /**
     * §2.
     */
    flows: Flow[] | null;
    /**
     * §3.
     */
    compatibility: Compatibility | null;
    /**
     * §4.
     */
    environment: Environment | null;
    /**
     * §5.
     */
    ledger: Ledger | null;
    /**
     * §6.
     */
    behaviour: Behaviour | null;
    /**
     * §7.
     */
    organisation: Organisation | null;
    /**
     * §8.
     */
    formation: Formation | null;
    /**
     * §9.
     */
    sharing: Sharing | null;
    /**
     * §11; null above 100 units, where a call of its own answers.
     */
    evolution: Evolution | null;
    /**
     * §12.
     */
    participation: Participation | null;
    /**
     * §13.
     */
    diagnosis: Finding[] | null;
}

/**
 * What the units have agreed beside the exchanges (§6.2 of the paper).
 */
export interface Contract {
    /**
     * ρ, the part of the benefit that a free rider loses, 0 to 1; default 0.
     */
    reciprocity?: number;
    /**
     * At most one a unit.
     */
    incentives?: Incentive[];
    /**
     * Payments between units.
     */
    transfers?: Transfer[];
    /**
     * Where ρ comes from.
     */
    note?: Text;
}

/**
 * What two units, or a consortium, make of each other (§6). The last three are outside the paper's four.
 */
export type Mode = "none" | "symmetric-mutualism" | "asymmetric-mutualism" | "commensalism" | "parasitism" | "neutralism" | "amensalism" | "competition";

/**
 * Where a verdict turns when one number does (§14).
 */
export interface Flips {
    /**
     * The number's place in the document.
     */
    pointer: string;
    /**
     * What it is now.
     */
    present: number;
    /**
     * Whether it takes whole numbers only.
     */
    whole: boolean;
    /**
     * The verdicts as they are now.
     */
    state: State;
    /**
     * The nearest turn below; null when there is none.
     */
    below: Flip | null;
    /**
     * The nearest turn above, be it past the end of the track; null when there is none.
     */
    above: Flip | null;
    /**
     * The track from its one end to the other, as far as energies are finite numbers on it.
     */
    stretches: Stretch[];
    /**
     * The widest gap between two values of the track that were looked at: what turns and turns back within it
     * is not seen.
     */
    step: number;
    /**
     * Whether the list of stretches was cut short.
     */
    truncated: boolean;
}

/**
 * Whether every coalition gets what it could make alone (§9).
 */
export interface Core {
    /**
     * True when no coalition could do better alone; null when not computed.
     */
    inCore: boolean | null;
    /**
     * Largest v(K) − x(K), eu; null with fewer than two units, when not computed, and when it would take too long to
     * tell how near the nearest of hundreds of units come to doing better alone.
     */
    excess: number | null;
    /**
     * One that attains it: fewest members, then document order. Empty where `excess` is null.
     */
    coalition: string[];
    /**
     * Why it was not computed; null when it was.
     */
    reason: NotComputed | null;
}

/**
 * Whether the environment helps (正向), is neutral (中性) or hinders (反向).
 */
export type EnvironmentClass = "positive" | "neutral" | "negative";

/**
 * Which pairs fit, and how (§3).
 */
export interface Compatibility {
    /**
     * The pairs that are compatible or active; above 200 units only the active ones.
     */
    pairs: PairCompatibility[];
    /**
     * More than 200 units: pairs, here and everywhere, holds the active pairs only.
     */
    truncated: boolean;
    /**
     * Number of compatible pairs.
     */
    compatiblePairs: number;
    /**
     * Parameter pairs that fit but are left out of the lists, which hold 250,000 at most.
     */
    omitted: number;
}

/**
 * Which verdict is watched.
 */
export type Verdict = "formation" | "formed" | "durable" | "behaviour" | "organisation" | "any";

/**
 * Whole months `[start, end)`; an end of null never ends.
 */
export type Period = [number, number | null];

/**
 * Why a number or verdict is what it is (§14).
 */
export interface Derivation {
    /**
     * What was asked.
     */
    subject: Subject;
    /**
     * The number as the analysis has it, or the verdict: a word, or whether it holds.
     */
    value: Answer;
    /**
     * What a number is measured in.
     */
    unit: Measure;
    /**
     * The number as a letter of the model.
     */
    symbol: Expression;
    /**
     * Forms that all equal the number, the shortest first; of a verdict the statements that single it out.
     */
    formula: Expression[];
    /**
     * The same with this document's numbers.
     */
    substituted: Expression[];
    /**
     * How the rows make the number.
     */
    combine: Combine;
    /**
     * What the parts of the rows are.
     */
    columns: Letter[];
    /**
     * What enters.
     */
    rows: Summand[];
    /**
     * How far the boundaries are at which a verdict changes; none when no verdict hangs on the number.
     */
    margins: Margin[];
    /**
     * Where it is laid down.
     */
    sections: Section[];
    /**
     * The choices that the paper leaves open and that enter it.
     */
    settings: SettingUsed[];
    /**
     * Formula and numbers as LaTeX.
     */
    latex: string;
}

/**
 * Why levels are not followed further.
 */
export type WhyStopped = "outgrown" | "step-limit" | "singular";

/**
 * Why radius, equilibrium and eigenvalues were not computed.
 */
export type NotReckoned = "too-many-units" | "not-finite";

/**
 * Why something was not computed.
 */
export type NotComputed = "too-many-units";

/**
 * ε and φ over the horizon (§4).
 */
export interface Environment {
    /**
     * Mean of ε, −1 to 1.
     */
    mean: number;
    /**
     * By `settings.environmentBand`.
     */
    class: EnvironmentClass;
    /**
     * Mean of ε over the external factors alone.
     */
    external: number;
    /**
     * Mean of ε over the internal factors alone, feedback among them.
     */
    internal: number;
    /**
     * ε(t), one a month.
     */
    signs: number[];
    /**
     * φ(t) = exp(β·ε(t)), one a month.
     */
    factors: number[];
    /**
     * f(t), one a month; null without feedback.
     */
    feedback: number[] | null;
}

/**
 * ṗ_i = p_i(1 − p_i)·d_i(p) with d_i(p) = a_i + Σ_j b_ij·p_j.
 */
export interface LinearGame {
    /**
     * a_i, one per population.
     */
    constants: number[];
    /**
     * b_ij, a row per population.
     */
    influence: number[][];
    /**
     * p at time 0, 0 to 1; without it no course is followed.
     */
    start?: number[] | undefined;
    /**
     * Times at which to tell the course, rising, ≥ 0.
     */
    times?: number[] | undefined;
    /**
     * Error of p allowed in each step, > 0; default 1e-8.
     */
    tolerance?: number | undefined;
}


/**
 * How sure the verdicts are when the settings are not (§10, §14), drawn a part at a time; `free` it when done. A
 * document with errors has no draws and a result of null.
 */
export class ChoicesRun {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Makes so many of the draws that are left; whether none is left.
     */
    advance(draws: number): boolean;
    /**
     * Why something that the draws so far say is so; null when they do not say it.
     */
    derivation(subject: Subject): Derivation | null;
    /**
     * `draws` and `seed` as of an `UncertaintyRun`.
     */
    constructor(document: Consortium | string, draws: number, seed: number);
    /**
     * What the draws so far say.
     */
    result(): Choices | null;
    /**
     * Draws made.
     */
    readonly done: number;
}

/**
 * A document that stays in the engine while it is edited: `edit` sets one number, and only what hangs on it is reckoned
 * again, to the same bits as an analysis of the edited document. Lists come as typed arrays of their own, one entry a
 * unit, pair, exchange or month in document order; pairs are those of `pairs`.
 */
export class Session {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Sets the number that a JSON pointer names; gives what is wrong with it, in which case nothing has changed. A share
     * of a project cannot be set alone. It is a wrong type, and what is expected is told, when the value is no number, and
     * when the pointer leads to none.
     */
    edit(pointer: string, value: number): Problem[];
    /**
     * What every exchange generates over the horizon, before interface loss, eu.
     */
    exchangeGenerations(): Float64Array;
    /**
     * What every exchange uses over the horizon, in units of its resource.
     */
    exchangeUses(): Float64Array;
    /**
     * Surplus by month, eu.
     */
    monthSurpluses(): Float64Array;
    /**
     * Reads a document, given as a value or as its JSON text. Throws an `Error` when it has errors, which tells the first;
     * `validate` tells all.
     */
    constructor(document: Consortium | string);
    /**
     * What an analysis would say of the whole consortium, without the lists that explain it: as quick as an edit.
     */
    overall(): Overall;
    /**
     * s(i|j) and s(j|i) of every pair, one pair after another, eu; after transfers if `modesAfterContract`.
     */
    pairGains(): Float64Array;
    /**
     * The organisational mode of every pair: 0 none, 1 point, 2 intermittent, 3 continuous, 4 integrated.
     */
    pairLevels(): Uint8Array;
    /**
     * The behavioural mode of every pair: 0 none, 1 symmetric mutualism, 2 asymmetric mutualism, 3 commensalism,
     * 4 parasitism, 5 neutralism, 6 amensalism, 7 competition.
     */
    pairModes(): Uint8Array;
    /**
     * Places of the two units of every pair that is compatible or active, one pair after another.
     */
    pairs(): Uint32Array;
    /**
     * Takes another document, for whatever is no edit of one number. Throws an `Error` when it has errors, and stays as
     * it was.
     */
    replace(document: Consortium | string): void;
    /**
     * How the consortium stands: S, modes, α, rung.
     */
    standing(): Standing;
    /**
     * S_i by unit, eu.
     */
    surpluses(): Float64Array;
    /**
     * [G, X, S, gross] of the whole consortium over the horizon, eu.
     */
    total(): Float64Array;
    /**
     * Surplus of every run of `length` months, by its first month, eu; none when the horizon is shorter.
     */
    windows(length: number): Float64Array;
}

/**
 * S and the verdicts over ranges of one or two numbers (§14), reckoned a part at a time; `free` it when done. A
 * document with errors has no cells and a result of null.
 */
export class SweepRun {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Reckons so many of the cells that are left; whether none is left.
     */
    advance(cells: number): boolean;
    /**
     * A value that a number may not take is the nearest that it may, and each value comes once: the grid may have fewer
     * than were asked for. Throws an `Error` for a grid that cannot be: a pointer that leads to no number, two that lead
     * to the same or to shares of one project, no values, or more than 40,000 cells.
     */
    constructor(document: Consortium | string, first: Axis, second: Axis | null | undefined);
    /**
     * The grid as far as it is reckoned.
     */
    result(): Sweep | null;
    /**
     * Cells of the whole grid.
     */
    readonly cells: number;
    /**
     * Cells reckoned.
     */
    readonly done: number;
}

/**
 * How sure the verdicts are when the amounts are not (§14), drawn a part at a time; `free` it when done. A document
 * with errors has no draws and a result of null.
 */
export class UncertaintyRun {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Makes so many of the draws that are left; whether none is left.
     */
    advance(draws: number): boolean;
    /**
     * Why something that the draws so far say is so; null when they do not say it.
     */
    derivation(subject: Subject): Derivation | null;
    /**
     * `draws` are 1 to 1,000,000, `seed` is a whole number from 0 to 2⁵³ − 1, `halfWidth` 0 to 1 and the document's
     * `uncertainty` when left out. Throws an `Error` for others.
     */
    constructor(document: Consortium | string, draws: number, seed: number, halfWidth?: number | null);
    /**
     * What the draws so far say.
     */
    result(): Uncertainty | null;
    /**
     * Draws made.
     */
    readonly done: number;
}

/**
 * What the model makes of a consortium, given as a value or as its JSON text. A document with problems
 * does not throw: they are in `problems`, and with errors among them every other section is null.
 * Throws an `Error` for what JSON cannot say, such as undefined.
 */
export function analyse(document: Consortium | string): Analysis;

/**
 * What fields are when a document leaves them out.
 */
export function defaults(): Defaults;

/**
 * Why a number or verdict is what it is: formula, numbers, what enters, how far the next verdict is, what it rests
 * on, and all of that as LaTeX. With `then`, another document such as the one that a pathway makes, why that has more
 * or less of it (`gained`). Null when a document has errors, and for what is not there or not defined.
 * Throws an `Error` for a subject that nothing has.
 */
export function derivation(document: Consortium | string, subject: Subject, then?: Consortium | string): Derivation | null;

/**
 * A fingerprint of a document, of the engine's version and of what it makes of the document (§14); null when the
 * document has errors.
 */
export function digest(document: Consortium | string): Digest | null;

/**
 * A consortium without units, to begin with.
 */
export function emptyDocument(): Consortium;

/**
 * The organisational mode of a pair by the end of one period of one of its exchanges, given by its pointer, such as
 * `/exchanges/3/periods/0` (§7). Null when there is no such period in its list, or the document has errors.
 */
export function ends(document: Consortium | string, pointer: string): Ends | null;

/**
 * The levels of the units at the times asked for (§11), rising months from the start, and all else that is told of
 * their evolution, of a document of any size. Without times: 201 over the horizon. `relativeTolerance` is what each
 * step may be off, as a part of each level; without it 1e-8. A document with problems does not throw.
 * Throws an `Error` for times or a tolerance that make no sense, and for an option that is none.
 */
export function evolution(document: Consortium | string, options?: EvolutionOptions): Trajectory;

/**
 * The levels of evolutions whose numbers are given outright (§11), of one after the other all units at the first time,
 * then all at the next; NaN from where one runs beyond all numbers. Given of each: growth r, capacity N and start x0 of
 * its `units`, the effects δ row after row; and the saturation h of all. Throws an `Error` for lists that do not fit
 * together.
 */
export function evolutionLevels(units: number, growth: Float64Array | number[], capacity: Float64Array | number[], start: Float64Array | number[], effects: Float64Array | number[], saturation: number, times: Float64Array | number[], relativeTolerance: number): Float64Array;

/**
 * Where a verdict turns when the number at a JSON pointer does (§14). Null alike when the document has errors
 * (`validate` tells them), when the pointer leads to no number of it, and when `between` names a unit that it has not.
 * Throws an `Error` for what is no such question.
 */
export function flip(document: Consortium | string, pointer: string, question: Partial<FlipQuestion>): Flips | null;

/**
 * A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
 * Throws an `Error` where there is none.
 */
export function freshSeed(): number;

/**
 * Reads CSV: a table of units, one of exchanges, or both; `null` for none. Throws an `Error` for what is no such
 * table.
 */
export function fromCsv(tables: Partial<CsvTables>): Imported;

/**
 * Reads GEXF, as [`fromGraphml`](from_graphml) reads GraphML.
 */
export function fromGexf(file: string | Uint8Array): Imported;

/**
 * Reads GraphML, as a text or as the bytes of a file, into a consortium, and says what was assumed and what could
 * not be used. What cannot be read does not throw: the document is null, and a remark says why.
 */
export function fromGraphml(file: string | Uint8Array): Imported;

/**
 * Reads a JSON text: the document as it stands, unknown fields and all, or where and why it cannot be
 * read.
 */
export function parse(text: string): Parsed;

/**
 * What could be done about a consortium's predicaments, each tried by a re-run of the whole model, the best first.
 * Each carries the edit that makes the document that was tried. Of a document with errors there are its problems alone.
 */
export function pathways(document: Consortium | string): Pathways;

/**
 * What becomes of any linear incentives (§12): stable pure states, each pure state's eigenvalues, and the course from
 * a start. Throws an `Error` for what is no such game.
 */
export function replicator(game: LinearGame): Replicator;

/**
 * Where each of many starts, given one after another, has come to at a time under linear incentives (§12).
 * Throws an `Error` for what is no such game.
 */
export function replicatorEnds(game: LinearGame, starts: Float64Array | number[], time: number): Float64Array;

/**
 * The single number that reaches a goal with the smallest relative change (§14); null when the document has
 * errors, or no such pair. Throws an `Error` for what is no goal.
 */
export function smallestChange(document: Consortium | string, goal: Goal): SmallestChange | null;

/**
 * A panic leaves the engine in pieces: it says where before it stops.
 */
export function start(): void;

/**
 * Everything of a document that has a derivation; nothing when it has errors.
 */
export function subjects(document: Consortium | string): Subject[];

/**
 * The units and the exchanges as CSV, in which no text is a formula; `mark` puts the sign before them by which
 * spreadsheets know UTF-8. Null for a document with errors.
 */
export function toCsv(document: Consortium | string, mark?: boolean | null): CsvTables | null;

/**
 * The consortium as GEXF 1.3: units are nodes, exchanges edges. Null for a document with errors.
 */
export function toGexf(document: Consortium | string): string | null;

/**
 * The consortium as GraphML: units are nodes, exchanges edges. Null for a document with errors.
 */
export function toGraphml(document: Consortium | string): string | null;

/**
 * The document as JSON that is the same text for the same content (RFC 8785: sorted names, numbers as JavaScript
 * writes them), whatever its fields; `indented` a field a line. Null when it is no JSON.
 */
export function toJson(document: Consortium | string, indented?: boolean | null): string | null;

/**
 * The units, the exchanges and the ledger as LaTeX tables, in a language. Null for a document with errors. Throws an
 * `Error` for another language.
 */
export function toLatex(document: Consortium | string, language: 'zh' | 'en'): string | null;

/**
 * The consortium as a Mermaid flowchart, its labels in a language. Null for a document with errors. Throws an
 * `Error` for another language.
 */
export function toMermaid(document: Consortium | string, language: 'zh' | 'en'): string | null;

/**
 * The payments that bring every unit from its S_i to its fair share under a rule (§9), as lines for
 * `contract.transfers`, in place of those there; null for a document with errors. Throws an `Error` for a rule that
 * is none.
 */
export function transfersTo(document: Consortium | string, rule: Rule): TransferPlan | null;

/**
 * Every problem of any JSON value, or of a JSON text, at once; an empty list when there is none.
 * Throws an `Error` for what JSON cannot say, such as undefined.
 */
export function validate(document: unknown): Problem[];

/**
 * The version of the engine.
 */
export function version(): string;

/**
 * The words that the model knows, in both languages.
 */
export function vocabulary(): Vocabulary;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/**
 * The ready-made consortia, the four units of the paper first; each time anew, to be changed at will. Their figures
 * are illustrative.
 */
export function library(): LibraryEntry[];
