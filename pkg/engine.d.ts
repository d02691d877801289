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
 * A number or a text.
 */
export type DetailValue = number | string;

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
}

/**
 * A place on the page, in px of the graph at 100 %.
 */
export interface Position {
    x: number;
    y: number;
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
 * Fair shares, and the realised ones against them (§9).
 */
export interface Sharing {
    /**
     * Equal, contribution, shapley.
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
 * How lasting contact is (§7), in rising order.
 */
export type Level = "none" | "point" | "intermittent" | "continuous" | "integrated";

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
     * λ, ≥ 0; default `settings.resistance`.
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
     * Coverage from which a pair is continuous, ≥ 0; 0.8 (§7).
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
     * Use below which cooperation is formalistic, ≥ 0; 0.2 (§13).
     */
    formalisticShare?: number;
    /**
     * Receipt share over outlay share above which a unit rides free, ≥ 0; 0.2 (§13).
     */
    freeRidingGap?: number;
    /**
     * Share of point or intermittent pairs above which a system is fragmented, ≥ 0; 0.5 (§13).
     */
    fragmentedShare?: number;
    /**
     * Part of S below which a system without one unit is fragile, ≥ 0; 0.25 (§13).
     */
    fragileShare?: number;
    /**
     * Spread of policy factors above which they conflict, ≥ 0; 0.5 (§13).
     */
    policySpread?: number;
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
 * The interface of a pair, where it differs from the settings (共生界面).
 */
export interface Link {
    /**
     * Ids of two different units.
     */
    between: [string, string];
    /**
     * λ, ≥ 0; default `settings.resistance`.
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
 * What a rung can ask (§8).
 */
export type Asks = "compatible-pair" | "activity" | "surplus" | "length" | "windows" | "core";

/**
 * What a unit is (§4.1, §5.1 of the paper).
 */
export type Kind = "government" | "college" | "enterprise" | "institute" | "association" | "other";

/**
 * What can be wrong.
 */
export type Code = "invalid-json" | "unknown-type" | "newer-version" | "wrong-type" | "missing-field" | "invalid-id" | "unknown-word" | "out-of-range" | "limit-exceeded" | "duplicate-id" | "duplicate-link" | "duplicate-incentive" | "duplicate-substitution" | "duplicate-member" | "dangling-reference" | "self-exchange" | "self-link" | "self-transfer" | "empty-period" | "too-few-members" | "shares-incomplete" | "shares-sum" | "oversubscribed-output" | "oversupplied-input" | "incompatible-exchange" | "unit-without-parameters" | "period-past-horizon" | "idle-transfer";

/**
 * What carries a parameter: matter, energy or information (§3.1 of the paper).
 */
export type Carrier = "matter" | "energy" | "information";

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
}

/**
 * What two units, or a consortium, make of each other (§6). The last three are outside the paper's four.
 */
export type Mode = "none" | "symmetric-mutualism" | "asymmetric-mutualism" | "commensalism" | "parasitism" | "neutralism" | "amensalism" | "competition";

/**
 * Whether every coalition gets what it could make alone (§9).
 */
export interface Core {
    /**
     * True when no coalition could do better alone; null when not computed.
     */
    inCore: boolean | null;
    /**
     * Largest v(K) − x(K), eu; null with fewer than two units or when not computed.
     */
    excess: number | null;
    /**
     * One that attains it: fewest members, then document order.
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
 * Which fair share the realised shares are held against (§9).
 */
export type Rule = "equal" | "contribution" | "shapley" | "nucleolus";

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
 * Whole months `[start, end)`; an end of null never ends.
 */
export type Period = [number, number | null];

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
 * A consortium without units, to begin with.
 */
export function emptyDocument(): Consortium;

/**
 * A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
 * Throws an `Error` where there is none.
 */
export function freshSeed(): number;

/**
 * Reads a JSON text: the document as it stands, unknown fields and all, or where and why it cannot be
 * read.
 */
export function parse(text: string): Parsed;

/**
 * A panic leaves the engine in pieces: it says where before it stops.
 */
export function start(): void;

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
