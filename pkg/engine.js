/* @ts-self-types="./engine.d.ts" */
import { records } from './records.js';


/**
 * How sure the verdicts are when the settings are not (§10, §14), drawn a part at a time; `free` it when done. A
 * document with errors has no draws and a result of null.
 */
export class ChoicesRun {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        ChoicesRunFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_choicesrun_free(ptr, 0);
    }
    /**
     * Makes so many of the draws that are left; whether none is left.
     * @param {number} draws
     * @returns {boolean}
     */
    advance(draws) {
        const ret = wasm.choicesrun_advance(this.__wbg_ptr, draws);
        return ret !== 0;
    }
    /**
     * Why something that the draws so far say is so; null when they do not say it.
     * @param {Subject} subject
     * @returns {Derivation | null}
     */
    derivation(subject) {
        const ret = wasm.choicesrun_derivation(this.__wbg_ptr, subject);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Draws made.
     * @returns {number}
     */
    get done() {
        const ret = wasm.choicesrun_done(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * `draws` and `seed` as of an `UncertaintyRun`.
     * @param {Consortium | string} document
     * @param {number} draws
     * @param {number} seed
     */
    constructor(document, draws, seed) {
        const ret = wasm.choicesrun_new(document, draws, seed);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        ChoicesRunFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * What the draws so far say.
     * @returns {Choices | null}
     */
    result() {
        const ret = wasm.choicesrun_result(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
}
if (Symbol.dispose) ChoicesRun.prototype[Symbol.dispose] = ChoicesRun.prototype.free;

/**
 * A document that stays in the engine while it is edited: `edit` sets one number, and only what hangs on it is reckoned
 * again, to the same bits as an analysis of the edited document. Lists come as typed arrays of their own, one entry a
 * unit, pair, exchange or month in document order; pairs are those of `pairs`.
 */
export class Session {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        SessionFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_session_free(ptr, 0);
    }
    /**
     * Sets the number that a JSON pointer names; gives what is wrong with it, in which case nothing has changed. A share
     * of a project cannot be set alone. It is a wrong type, and what is expected is told, when the value is no number, and
     * when the pointer leads to none.
     * @param {string} pointer
     * @param {number} value
     * @returns {Problem[]}
     */
    edit(pointer, value) {
        const ptr0 = passStringToWasm0(pointer, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.session_edit(this.__wbg_ptr, ptr0, len0, value);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * What every exchange generates over the horizon, before interface loss, eu.
     * @returns {Float64Array}
     */
    exchangeGenerations() {
        const ret = wasm.session_exchangeGenerations(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * What every exchange uses over the horizon, in units of its resource.
     * @returns {Float64Array}
     */
    exchangeUses() {
        const ret = wasm.session_exchangeUses(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Surplus by month, eu.
     * @returns {Float64Array}
     */
    monthSurpluses() {
        const ret = wasm.session_monthSurpluses(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Reads a document, given as a value or as its JSON text. Throws an `Error` when it has errors, which tells the first;
     * `validate` tells all.
     * @param {Consortium | string} document
     */
    constructor(document) {
        const ret = wasm.session_new(document);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        SessionFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * What an analysis would say of the whole consortium, without the lists that explain it: as quick as an edit.
     * @returns {Overall}
     */
    overall() {
        const ret = wasm.session_overall(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * s(i|j) and s(j|i) of every pair, one pair after another, eu; after transfers if `modesAfterContract`.
     * @returns {Float64Array}
     */
    pairGains() {
        const ret = wasm.session_pairGains(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The organisational mode of every pair: 0 none, 1 point, 2 intermittent, 3 continuous, 4 integrated.
     * @returns {Uint8Array}
     */
    pairLevels() {
        const ret = wasm.session_pairLevels(this.__wbg_ptr);
        var v1 = getArrayU8FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        return v1;
    }
    /**
     * The behavioural mode of every pair: 0 none, 1 symmetric mutualism, 2 asymmetric mutualism, 3 commensalism,
     * 4 parasitism, 5 neutralism, 6 amensalism, 7 competition.
     * @returns {Uint8Array}
     */
    pairModes() {
        const ret = wasm.session_pairModes(this.__wbg_ptr);
        var v1 = getArrayU8FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        return v1;
    }
    /**
     * Places of the two units of every pair that is compatible or active, one pair after another.
     * @returns {Uint32Array}
     */
    pairs() {
        const ret = wasm.session_pairs(this.__wbg_ptr);
        var v1 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * Takes another document, for whatever is no edit of one number. Throws an `Error` when it has errors, and stays as
     * it was.
     * @param {Consortium | string} document
     */
    replace(document) {
        const ret = wasm.session_replace(this.__wbg_ptr, document);
        if (ret[1]) {
            throw takeFromExternrefTable0(ret[0]);
        }
    }
    /**
     * How the consortium stands: S, modes, α, rung.
     * @returns {Standing}
     */
    standing() {
        const ret = wasm.session_standing(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * S_i by unit, eu.
     * @returns {Float64Array}
     */
    surpluses() {
        const ret = wasm.session_surpluses(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * [G, X, S, gross] of the whole consortium over the horizon, eu.
     * @returns {Float64Array}
     */
    total() {
        const ret = wasm.session_total(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Surplus of every run of `length` months, by its first month, eu; none when the horizon is shorter.
     * @param {number} length
     * @returns {Float64Array}
     */
    windows(length) {
        const ret = wasm.session_windows(this.__wbg_ptr, length);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
}
if (Symbol.dispose) Session.prototype[Symbol.dispose] = Session.prototype.free;

/**
 * S and the verdicts over ranges of one or two numbers (§14), reckoned a part at a time; `free` it when done. A
 * document with errors has no cells and a result of null.
 */
export class SweepRun {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        SweepRunFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_sweeprun_free(ptr, 0);
    }
    /**
     * Reckons so many of the cells that are left; whether none is left.
     * @param {number} cells
     * @returns {boolean}
     */
    advance(cells) {
        const ret = wasm.sweeprun_advance(this.__wbg_ptr, cells);
        return ret !== 0;
    }
    /**
     * Cells of the whole grid.
     * @returns {number}
     */
    get cells() {
        const ret = wasm.sweeprun_cells(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * Cells reckoned.
     * @returns {number}
     */
    get done() {
        const ret = wasm.sweeprun_done(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * A value that a number may not take is the nearest that it may, and each value comes once: the grid may have fewer
     * than were asked for. Throws an `Error` for a grid that cannot be: a pointer that leads to no number, two that lead
     * to the same or to shares of one project, no values, or more than 40,000 cells.
     * @param {Consortium | string} document
     * @param {Axis} first
     * @param {Axis | null | undefined} second
     */
    constructor(document, first, second) {
        const ret = wasm.sweeprun_new(document, first, second);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        SweepRunFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * The grid as far as it is reckoned.
     * @returns {Sweep | null}
     */
    result() {
        const ret = wasm.sweeprun_result(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
}
if (Symbol.dispose) SweepRun.prototype[Symbol.dispose] = SweepRun.prototype.free;

/**
 * How sure the verdicts are when the amounts are not (§14), drawn a part at a time; `free` it when done. A document
 * with errors has no draws and a result of null.
 */
export class UncertaintyRun {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        UncertaintyRunFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_uncertaintyrun_free(ptr, 0);
    }
    /**
     * Makes so many of the draws that are left; whether none is left.
     * @param {number} draws
     * @returns {boolean}
     */
    advance(draws) {
        const ret = wasm.uncertaintyrun_advance(this.__wbg_ptr, draws);
        return ret !== 0;
    }
    /**
     * Why something that the draws so far say is so; null when they do not say it.
     * @param {Subject} subject
     * @returns {Derivation | null}
     */
    derivation(subject) {
        const ret = wasm.uncertaintyrun_derivation(this.__wbg_ptr, subject);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Draws made.
     * @returns {number}
     */
    get done() {
        const ret = wasm.uncertaintyrun_done(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * `draws` are 1 to 1,000,000, `seed` is a whole number from 0 to 2⁵³ − 1, `halfWidth` 0 to 1 and the document's
     * `uncertainty` when left out. Throws an `Error` for others.
     * @param {Consortium | string} document
     * @param {number} draws
     * @param {number} seed
     * @param {number | null} [halfWidth]
     */
    constructor(document, draws, seed, halfWidth) {
        const ret = wasm.uncertaintyrun_new(document, draws, seed, !isLikeNone(halfWidth), isLikeNone(halfWidth) ? 0 : halfWidth);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        UncertaintyRunFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * What the draws so far say.
     * @returns {Uncertainty | null}
     */
    result() {
        const ret = wasm.uncertaintyrun_result(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
}
if (Symbol.dispose) UncertaintyRun.prototype[Symbol.dispose] = UncertaintyRun.prototype.free;

/**
 * What the model makes of a consortium, given as a value or as its JSON text. A document with problems
 * does not throw: they are in `problems`, and with errors among them every other section is null.
 * Throws an `Error` for what JSON cannot say, such as undefined.
 * @param {Consortium | string} document
 * @returns {Analysis}
 */
export function analyse(document) {
    const ret = wasm.analyse(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * What fields are when a document leaves them out.
 * @returns {Defaults}
 */
export function defaults() {
    const ret = wasm.defaults();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Why a number or verdict is what it is: formula, numbers, what enters, how far the next verdict is, what it rests
 * on, and all of that as LaTeX. With `then`, another document such as the one that a pathway makes, why that has more
 * or less of it (`gained`). Null when a document has errors, and for what is not there or not defined.
 * Throws an `Error` for a subject that nothing has.
 * @param {Consortium | string} document
 * @param {Subject} subject
 * @param {Consortium | string} [then]
 * @returns {Derivation | null}
 */
export function derivation(document, subject, then) {
    const ret = wasm.derivation(document, subject, then);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A fingerprint of a document, of the engine's version and of what it makes of the document (§14); null when the
 * document has errors.
 * @param {Consortium | string} document
 * @returns {Digest | null}
 */
export function digest(document) {
    const ret = wasm.digest(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A consortium without units, to begin with.
 * @returns {Consortium}
 */
export function emptyDocument() {
    const ret = wasm.emptyDocument();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The organisational mode of a pair by the end of one period of one of its exchanges, given by its pointer, such as
 * `/exchanges/3/periods/0` (§7). Null when there is no such period in its list, or the document has errors.
 * @param {Consortium | string} document
 * @param {string} pointer
 * @returns {Ends | null}
 */
export function ends(document, pointer) {
    const ret = wasm.ends(document, pointer);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The levels of the units at the times asked for (§11), rising months from the start, and all else that is told of
 * their evolution, of a document of any size. Without times: 201 over the horizon. `relativeTolerance` is what each
 * step may be off, as a part of each level; without it 1e-8. A document with problems does not throw.
 * Throws an `Error` for times or a tolerance that make no sense, and for an option that is none.
 * @param {Consortium | string} document
 * @param {EvolutionOptions} [options]
 * @returns {Trajectory}
 */
export function evolution(document, options) {
    const ret = wasm.evolution(document, options);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The levels of evolutions whose numbers are given outright (§11), of one after the other all units at the first time,
 * then all at the next; NaN from where one runs beyond all numbers. Given of each: growth r, capacity N and start x0 of
 * its `units`, the effects δ row after row; and the saturation h of all. Throws an `Error` for lists that do not fit
 * together.
 * @param {number} units
 * @param {Float64Array | number[]} growth
 * @param {Float64Array | number[]} capacity
 * @param {Float64Array | number[]} start
 * @param {Float64Array | number[]} effects
 * @param {number} saturation
 * @param {Float64Array | number[]} times
 * @param {number} relativeTolerance
 * @returns {Float64Array}
 */
export function evolutionLevels(units, growth, capacity, start, effects, saturation, times, relativeTolerance) {
    const val6 = +units;
    const val7 = +saturation;
    const val8 = +relativeTolerance;
    let ptr0, len0, ptr1, len1, ptr2, len2, ptr3, len3, ptr4, len4;
    try {
        ptr0 = passArrayF64ToWasm0(growth, wasm.__wbindgen_malloc);
        len0 = WASM_VECTOR_LEN;
        ptr1 = passArrayF64ToWasm0(capacity, wasm.__wbindgen_malloc);
        len1 = WASM_VECTOR_LEN;
        ptr2 = passArrayF64ToWasm0(start, wasm.__wbindgen_malloc);
        len2 = WASM_VECTOR_LEN;
        ptr3 = passArrayF64ToWasm0(effects, wasm.__wbindgen_malloc);
        len3 = WASM_VECTOR_LEN;
        ptr4 = passArrayF64ToWasm0(times, wasm.__wbindgen_malloc);
        len4 = WASM_VECTOR_LEN;
    } catch (e) {
        if (ptr4) { wasm.__wbindgen_free(ptr4, len4 * 8, 8); }
        if (ptr3) { wasm.__wbindgen_free(ptr3, len3 * 8, 8); }
        if (ptr2) { wasm.__wbindgen_free(ptr2, len2 * 8, 8); }
        if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 8, 8); }
        if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 8, 8); }
        throw e;
    }
    const ret = wasm.evolutionLevels(val6, ptr0, len0, ptr1, len1, ptr2, len2, ptr3, len3, val7, ptr4, len4, val8);
    if (ret[3]) {
        throw takeFromExternrefTable0(ret[2]);
    }
    var v9 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
    wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
    return v9;
}

/**
 * Where a verdict turns when the number at a JSON pointer does (§14). Null alike when the document has errors
 * (`validate` tells them), when the pointer leads to no number of it, and when `between` names a unit that it has not.
 * Throws an `Error` for what is no such question.
 * @param {Consortium | string} document
 * @param {string} pointer
 * @param {Partial<FlipQuestion>} question
 * @returns {Flips | null}
 */
export function flip(document, pointer, question) {
    const ret = wasm.flip(document, pointer, question);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
 * Throws an `Error` where there is none.
 * @returns {number}
 */
export function freshSeed() {
    const ret = wasm.freshSeed();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return ret[0];
}

/**
 * Reads CSV: a table of units, one of exchanges, or both; `null` for none. Throws an `Error` for what is no such
 * table.
 * @param {Partial<CsvTables>} tables
 * @returns {Imported}
 */
export function fromCsv(tables) {
    const ret = wasm.fromCsv(tables);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Reads GEXF, as [`fromGraphml`](from_graphml) reads GraphML.
 * @param {string | Uint8Array} file
 * @returns {Imported}
 */
export function fromGexf(file) {
    const ret = wasm.fromGexf(file);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Reads GraphML, as a text or as the bytes of a file, into a consortium, and says what was assumed and what could
 * not be used. What cannot be read does not throw: the document is null, and a remark says why.
 * @param {string | Uint8Array} file
 * @returns {Imported}
 */
export function fromGraphml(file) {
    const ret = wasm.fromGraphml(file);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Reads a JSON text: the document as it stands, unknown fields and all, or where and why it cannot be
 * read.
 * @param {string} text
 * @returns {Parsed}
 */
export function parse(text) {
    const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.parse(ptr0, len0);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * What could be done about a consortium's predicaments, each tried by a re-run of the whole model, the best first.
 * Each carries the edit that makes the document that was tried. Of a document with errors there are its problems alone.
 * @param {Consortium | string} document
 * @returns {Pathways}
 */
export function pathways(document) {
    const ret = wasm.pathways(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * What becomes of any linear incentives (§12): stable pure states, each pure state's eigenvalues, and the course from
 * a start. Throws an `Error` for what is no such game.
 * @param {LinearGame} game
 * @returns {Replicator}
 */
export function replicator(game) {
    const ret = wasm.replicator(game);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Where each of many starts, given one after another, has come to at a time under linear incentives (§12).
 * Throws an `Error` for what is no such game.
 * @param {LinearGame} game
 * @param {Float64Array | number[]} starts
 * @param {number} time
 * @returns {Float64Array}
 */
export function replicatorEnds(game, starts, time) {
    const val2 = +time;
    const ptr0 = passArrayF64ToWasm0(starts, wasm.__wbindgen_malloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.replicatorEnds(game, ptr0, len0, val2);
    if (ret[3]) {
        throw takeFromExternrefTable0(ret[2]);
    }
    var v3 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
    wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
    return v3;
}

/**
 * The single number that reaches a goal with the smallest relative change (§14); null when the document has
 * errors, or no such pair. Throws an `Error` for what is no goal.
 * @param {Consortium | string} document
 * @param {Goal} goal
 * @returns {SmallestChange | null}
 */
export function smallestChange(document, goal) {
    const ret = wasm.smallestChange(document, goal);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A panic leaves the engine in pieces: it says where before it stops.
 */
export function start() {
    wasm.start();
}

/**
 * Everything of a document that has a derivation; nothing when it has errors.
 * @param {Consortium | string} document
 * @returns {Subject[]}
 */
export function subjects(document) {
    const ret = wasm.subjects(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The units and the exchanges as CSV, in which no text is a formula; `mark` puts the sign before them by which
 * spreadsheets know UTF-8. Null for a document with errors.
 * @param {Consortium | string} document
 * @param {boolean | null} [mark]
 * @returns {CsvTables | null}
 */
export function toCsv(document, mark) {
    const ret = wasm.toCsv(document, isLikeNone(mark) ? 0xFFFFFF : mark ? 1 : 0);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The consortium as GEXF 1.3: units are nodes, exchanges edges. Null for a document with errors.
 * @param {Consortium | string} document
 * @returns {string | null}
 */
export function toGexf(document) {
    const ret = wasm.toGexf(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The consortium as GraphML: units are nodes, exchanges edges. Null for a document with errors.
 * @param {Consortium | string} document
 * @returns {string | null}
 */
export function toGraphml(document) {
    const ret = wasm.toGraphml(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The document as JSON that is the same text for the same content (RFC 8785: sorted names, numbers as JavaScript
 * writes them), whatever its fields; `indented` a field a line. Null when it is no JSON.
 * @param {Consortium | string} document
 * @param {boolean | null} [indented]
 * @returns {string | null}
 */
export function toJson(document, indented) {
    const ret = wasm.toJson(document, isLikeNone(indented) ? 0xFFFFFF : indented ? 1 : 0);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The units, the exchanges and the ledger as LaTeX tables, in a language. Null for a document with errors. Throws an
 * `Error` for another language.
 * @param {Consortium | string} document
 * @param {'zh' | 'en'} language
 * @returns {string | null}
 */
export function toLatex(document, language) {
    const ret = wasm.toLatex(document, language);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The consortium as a Mermaid flowchart, its labels in a language. Null for a document with errors. Throws an
 * `Error` for another language.
 * @param {Consortium | string} document
 * @param {'zh' | 'en'} language
 * @returns {string | null}
 */
export function toMermaid(document, language) {
    const ret = wasm.toMermaid(document, language);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The payments that bring every unit from its S_i to its fair share under a rule (§9), as lines for
 * `contract.transfers`, in place of those there; null for a document with errors. Throws an `Error` for a rule that
 * is none.
 * @param {Consortium | string} document
 * @param {Rule} rule
 * @returns {TransferPlan | null}
 */
export function transfersTo(document, rule) {
    const ret = wasm.transfersTo(document, rule);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Every problem of any JSON value, or of a JSON text, at once; an empty list when there is none.
 * Throws an `Error` for what JSON cannot say, such as undefined.
 * @param {unknown} document
 * @returns {Problem[]}
 */
export function validate(document) {
    const ret = wasm.validate(document);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The version of the engine.
 * @returns {string}
 */
export function version() {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.version();
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}

/**
 * The words that the model knows, in both languages.
 * @returns {Vocabulary}
 */
export function vocabulary() {
    const ret = wasm.vocabulary();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
            const ret = Error(getStringFromWasm0(arg0, arg1));
            return ret;
        },
        __wbg___wbindgen_boolean_get_4f1baf9a00be3c74: function(arg0) {
            const v = arg0;
            const ret = typeof(v) === 'boolean' ? v : undefined;
            return isLikeNone(ret) ? 0xFFFFFF : ret ? 1 : 0;
        },
        __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(arg0, arg1) {
            const ret = debugString(arg1);
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_is_null_c22311b1cc228e3a: function(arg0) {
            const ret = arg0 === null;
            return ret;
        },
        __wbg___wbindgen_is_object_8b968c3ab8e96595: function(arg0) {
            const val = arg0;
            const ret = typeof(val) === 'object' && val !== null;
            return ret;
        },
        __wbg___wbindgen_is_string_fc456fee5d3317de: function(arg0) {
            const ret = typeof(arg0) === 'string';
            return ret;
        },
        __wbg___wbindgen_is_undefined_be5b34249ff1fc15: function(arg0) {
            const ret = arg0 === undefined;
            return ret;
        },
        __wbg___wbindgen_jsval_loose_eq_b2f214e2e4b30e36: function(arg0, arg1) {
            const ret = arg0 == arg1;
            return ret;
        },
        __wbg___wbindgen_memory_17a1178bc3328ea3: function() {
            const ret = wasm.memory;
            return ret;
        },
        __wbg___wbindgen_number_get_934b640d0889af78: function(arg0, arg1) {
            const obj = arg1;
            const ret = typeof(obj) === 'number' ? obj : undefined;
            getDataViewMemory0().setFloat64((arg0 >>> 0) + 8 * 1, isLikeNone(ret) ? 0 : ret, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, !isLikeNone(ret), true);
        },
        __wbg___wbindgen_string_get_7ce8eee7fd327545: function(arg0, arg1) {
            const obj = arg1;
            const ret = typeof(obj) === 'string' ? obj : undefined;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_entries_7bb1459bd9b5c2b9: function(arg0) {
            const ret = Object.entries(arg0);
            return ret;
        },
        __wbg_error_d1fc0193610e0e39: function(arg0) {
            console.error(arg0);
        },
        __wbg_getRandomValues_8b6f1f663e6f188d: function() { return handleError(function (arg0, arg1) {
            globalThis.crypto.getRandomValues(getArrayU8FromWasm0(arg0, arg1));
        }, arguments); },
        __wbg_get_2080c49015e35254: function() { return handleError(function (arg0, arg1) {
            const ret = Reflect.get(arg0, arg1);
            return ret;
        }, arguments); },
        __wbg_get_d7176cfb76d71114: function(arg0, arg1) {
            const ret = arg0[arg1 >>> 0];
            return ret;
        },
        __wbg_get_unchecked_e6325ad374eff861: function(arg0, arg1) {
            const ret = arg0[arg1 >>> 0];
            return ret;
        },
        __wbg_instanceof_ArrayBuffer_12cdaa4161423e6b: function(arg0) {
            let result;
            try {
                result = arg0 instanceof ArrayBuffer;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_instanceof_Float64Array_4acace5b49aaf791: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Float64Array;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_instanceof_Uint8Array_d7aeb0dcb3108fea: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Uint8Array;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_isArray_bcf1376d0d732d08: function(arg0) {
            const ret = Array.isArray(arg0);
            return ret;
        },
        __wbg_keys_105f5c0857898f84: function(arg0) {
            const ret = Object.keys(arg0);
            return ret;
        },
        __wbg_length_186163212ffe79c3: function(arg0) {
            const ret = arg0.length;
            return ret;
        },
        __wbg_length_5a8bb8abe1e54e15: function(arg0) {
            const ret = arg0.length;
            return ret;
        },
        __wbg_length_b03a0fabb109b1e9: function(arg0) {
            const ret = arg0.length;
            return ret;
        },
        __wbg_message_43d8c8f1d543a349: function(arg0) {
            const ret = arg0.message;
            return ret;
        },
        __wbg_new_13de428334042d26: function(arg0) {
            const ret = new Uint8Array(arg0);
            return ret;
        },
        __wbg_new_37eb45aaf5eeb820: function() {
            const ret = new Array();
            return ret;
        },
        __wbg_new_cd4348290afae586: function() {
            const ret = new Object();
            return ret;
        },
        __wbg_new_from_slice_aaf85a9746711968: function(arg0, arg1) {
            const ret = new Float64Array(getArrayF64FromWasm0(arg0, arg1));
            return ret;
        },
        __wbg_new_from_slice_b8daf545a41c6aa0: function(arg0, arg1) {
            const ret = new Uint8Array(getArrayU8FromWasm0(arg0, arg1));
            return ret;
        },
        __wbg_parse_c3f72b5a24f83c01: function() { return handleError(function (arg0, arg1) {
            const ret = JSON.parse(getStringFromWasm0(arg0, arg1));
            return ret;
        }, arguments); },
        __wbg_prototypesetcall_13162965d1fe7aa3: function(arg0, arg1, arg2) {
            Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
        },
        __wbg_prototypesetcall_a366c038a3918afa: function(arg0, arg1, arg2) {
            Float64Array.prototype.set.call(getArrayF64FromWasm0(arg0, arg1), arg2);
        },
        __wbg_records_e029400ac79f1103: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8) {
            const ret = records(getArrayU32FromWasm0(arg0, arg1), getArrayF64FromWasm0(arg2, arg3), getArrayU32FromWasm0(arg4, arg5), getStringFromWasm0(arg6, arg7), arg8);
            return ret;
        },
        __wbg_set_2793479888329cb6: function() { return handleError(function (arg0, arg1, arg2) {
            const ret = Reflect.set(arg0, arg1, arg2);
            return ret;
        }, arguments); },
        __wbg_stringify_0a0fbf2ef722380a: function() { return handleError(function (arg0) {
            const ret = JSON.stringify(arg0);
            return ret;
        }, arguments); },
        __wbindgen_generic_0000000000000001: function(arg0, arg1) {
            // Cast intrinsic for `Ref(String) -> Externref`.
            const ret = getStringFromWasm0(arg0, arg1);
            return ret;
        },
        __wbindgen_init_externref_table: function() {
            const table = wasm.__wbindgen_externrefs;
            table.set(0, undefined);
            table.set(1024, undefined);
            table.set(1025, null);
            table.set(1026, true);
            table.set(1027, false);
        },
    };
    return {
        __proto__: null,
        "./engine_bg.js": import0,
    };
}

const ChoicesRunFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_choicesrun_free(ptr, 1));
const SessionFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_session_free(ptr, 1));
const SweepRunFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sweeprun_free(ptr, 1));
const UncertaintyRunFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_uncertaintyrun_free(ptr, 1));

function addToExternrefTable0(obj) {
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}

function debugString(val) {
    switch (typeof val) {
        // primitive types
        case 'number':
        case 'boolean':
        case 'undefined':
        return `${val}`;
        case 'string':
        return JSON.stringify(val);
        case 'bigint':
        return `${val}n`;
        case 'symbol':
        return val.description !== undefined
            ? `Symbol(${val.description})`
            : 'Symbol';
        case 'function':
        return typeof val.name === 'string' && val.name !== ''
            ? `Function(${val.name})`
            : 'Function';
        case 'object': {
            if (val === null) {
                return 'null';
            }
            // objects
            if (Array.isArray(val)) {
                return '[' + Array.from(val, debugString).join(', ') + ']';
            }
            // errors
            if (val instanceof Error) {
                return `${val.name}: ${val.message}\n${val.stack}`;
            }

            const toStringOutput = toString.call(val);
            // Test for built-in
            const className = /\[object ([^\]]+)\]/.exec(toStringOutput)?.[1];

            // Failed to match the standard '[object ClassName]'
            if (className === undefined) {
                return toStringOutput;
            }
            if (className === 'Object') {
                // we're a user defined class or Object
                // JSON.stringify avoids problems with cycles, and is generally much
                // easier than looping through ownProperties of `val`.
                try {
                    return 'Object(' + JSON.stringify(val) + ')';
                } catch (_) {
                    return 'Object';
                }
            }
            // TODO we could test for more things here, like `Set`s and `Map`s.
            return className;
        }
        // Per MDN: 'This list of values is exhaustive.'
        // https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/typeof#description
    }
}

function getArrayF64FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getFloat64ArrayMemory0().subarray(ptr / 8, ptr / 8 + len);
}

function getArrayU32FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
}

function getArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}

let cachedFloat64ArrayMemory0 = null;
function getFloat64ArrayMemory0() {
    if (cachedFloat64ArrayMemory0 === null || cachedFloat64ArrayMemory0.byteLength === 0) {
        cachedFloat64ArrayMemory0 = new Float64Array(wasm.memory.buffer);
    }
    return cachedFloat64ArrayMemory0;
}

function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

let cachedUint32ArrayMemory0 = null;
function getUint32ArrayMemory0() {
    if (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.byteLength === 0) {
        cachedUint32ArrayMemory0 = new Uint32Array(wasm.memory.buffer);
    }
    return cachedUint32ArrayMemory0;
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

function isLikeNone(x) {
    return x === undefined || x === null;
}

function passArrayF64ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 8, 8) >>> 0;
    getFloat64ArrayMemory0().set(arg, ptr / 8);
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }

    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);

        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
    }

    WASM_VECTOR_LEN = offset;
    return ptr;
}

function takeFromExternrefTable0(idx) {
    const value = wasm.__wbindgen_externrefs.get(idx);
    wasm.__externref_table_dealloc(idx);
    return value;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
        cachedTextDecoder.decode();
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let WASM_VECTOR_LEN = 0;

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedDataViewMemory0 = null;
    cachedFloat64ArrayMemory0 = null;
    cachedUint32ArrayMemory0 = null;
    cachedUint8ArrayMemory0 = null;
    wasm.__wbindgen_start();
    return wasm;
}

async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        if (!module.ok) {
            throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
        }

        if (typeof WebAssembly.instantiateStreaming === 'function') {
            try {
                return await WebAssembly.instantiateStreaming(module, imports);
            } catch (e) {
                const validResponse = expectedResponseType(module.type);

                if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                    console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                } else { throw e; }
            }
        }

        const bytes = await module.arrayBuffer();
        return await WebAssembly.instantiate(bytes, imports);
    } else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }

    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
}

function initSync(module) {
    if (wasm !== undefined) return wasm;


    if (module !== undefined) {
        if (Object.getPrototypeOf(module) === Object.prototype) {
            ({module} = module)
        } else {
            console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
        }
    }

    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}

let __wbg_init_promise;
async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;
    if (__wbg_init_promise === undefined) {
        __wbg_init_promise = __wbg_init_once(module_or_path);
        __wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
    }
    return __wbg_init_promise;
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }

    if (module_or_path === undefined) {
        module_or_path = new URL('engine_bg.wasm', import.meta.url);
    }
    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);

    return __wbg_finalize_init(instance, module);
}

export { initSync, __wbg_init as default };
