// What is known of the selected pair, exchange or unit, beside it; on a phone a sheet at the lower edge.
import type { Text } from 'gongsheng';
import { pairKey } from '../document/pairs';
import { setAt } from '../document/pointer';
import { plain, signed } from '../i18n/format';
import { modeColour } from '../ui/glyph';
import { escaped } from './cards';
import { hide, make, setMarkup, setStyle, toggle } from './dom';
import { portKey, type ExchangeFact, type PairFact, type UnitFact } from './facts';
import { figureOf } from './figures';
import { clamp, type Point } from './geometry';
import { glyph } from './glyph';
import type { Graph } from './index';
import { portRefOf } from './keyboard';
import { textIn } from '../i18n';
import { pairTitle } from './sentences';
import { shape } from './shapes';
import { hear, opened } from '../ui/keys';
import type { Selected } from '../state/view.svelte';

/** A leaf with lines on it. */
const MARK =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 2.5h9v11h-9z"/><path d="M6 6h4M6 9h4"/></svg>';

export class Sheet {
  private readonly element: HTMLElement;
  private subject: Selected | null = null;
  /** Whether the peek on a phone is drawn up. */
  private drawnUp = false;
  /** What it takes of the graph at the lower edge, px. */
  dock = 0;
  /** The exchange whose source is read or written. */
  private sourced = '';

  constructor(private readonly graph: Graph) {
    this.element = make('div', 'graph-sheet', graph.root, { role: 'group' });
    this.element.hidden = true;
    // A field that is left is answered with another sheet, and a press on a button of this one would be lost.
    this.element.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
    });
    this.element.addEventListener('click', (event) => this.click(event));
    this.element.addEventListener('change', (event) => this.change(event));
    // What came of an edit while another field was being typed in is shown when that one is left.
    this.element.addEventListener('focusout', () => setTimeout(() => this.update()));
    this.element.addEventListener('keydown', (event) => {
      const close = () => (this.sourced ? this.source(this.sourced) : this.close());
      if (hear(opened, { close }, event)) event.stopPropagation();
    });
  }

  update(): void {
    const { facts, props } = this.graph;
    if (!facts || !props) return;
    const { group, compact, connecting } = this.graph;
    const [entry, ...more] = props.selection;
    const units = group.selected();
    group.gathering &&= units.length > 0;
    const several = group.gathering || (units.length > 1 && this.isForFingers());
    const subject = entry && more.length === 0 && !several && this.isShown(entry) ? entry : null;
    const markup = connecting.current
      ? ''
      : several
        ? this.groupMarkup(units)
        : subject
          ? this.markup(subject)
          : '';
    if (JSON.stringify(subject) !== JSON.stringify(this.subject)) {
      this.drawnUp = false;
      this.sourced = '';
    }
    this.subject = subject;
    hide(this.element, markup === '');
    const peeks = compact || several;
    toggle(this.element, 'is-peek', peeks);
    toggle(this.element, 'is-up', this.drawnUp);
    toggle(this.graph.root, 'has-peek', markup !== '' && peeks && !this.drawnUp);
    this.show(markup);
    this.dock = peeks && markup !== '' ? this.element.offsetHeight : 0;
    setStyle(this.graph.root, '--dock', `${this.dock}px`);
    this.place();
  }

  private show(markup: string): void {
    const at = document.activeElement;
    const held = at instanceof HTMLElement && this.element.contains(at) ? at : null;
    // A field being typed in is not torn away by the answer to its own edit.
    if (held?.matches('input, textarea')) return;
    setMarkup(this.element, markup);
    const act = held?.dataset['act'];
    if (act !== undefined && !held?.isConnected) this.buttonOf(act)?.focus({ preventScroll: true });
  }

  private buttonOf(act: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[data-act="${CSS.escape(act)}"]`);
  }

  /** Follows what it speaks of. */
  place(): void {
    const { graph, element } = this;
    if (element.hidden || !this.subject || graph.compact) {
      setStyle(element, 'transform', '');
      return;
    }
    const anchor = this.anchor();
    if (!anchor) return;
    const { x, y } = graph.camera.toScreen(anchor.point);
    const { offsetWidth: width, offsetHeight: height } = element;
    const room = graph.framing.size;
    const right = x + anchor.reach + 8;
    const left = right + width <= room.width - 4 ? right : x - anchor.reach - 8 - width;
    setStyle(
      element,
      'transform',
      `translate(${Math.round(clamp(left, 8, Math.max(8, room.width - width - 4)))}px,${Math.round(
        clamp(y + 6, 8, Math.max(8, room.height - height - 8)),
      )}px)`,
    );
  }

  /** A selected card tells its own story, but to a finger it also offers what keys do. */
  private isShown(entry: Selected): boolean {
    return (
      entry.kind === 'pair' || entry.kind === 'exchange' || (entry.kind === 'unit' && this.isForFingers())
    );
  }

  private isForFingers(): boolean {
    return this.graph.compact || this.graph.lastTouch;
  }

  private anchor(): { point: Point; reach: number } | null {
    const { graph, subject } = this;
    if (subject?.kind === 'unit') {
      const box = graph.arrangement.boxes.get(subject.id);
      return box
        ? { point: { x: box.x + box.width / 2, y: box.y }, reach: (box.width / 2) * graph.camera.scale + 10 }
        : null;
    }
    const key =
      subject?.kind === 'pair'
        ? pairKey(subject.between)
        : subject?.kind === 'exchange'
          ? graph.pairOf(subject.id)
          : null;
    const point = key ? graph.arrangement.badgePoint(key) : null;
    return point ? { point, reach: 36 * Math.min(1, graph.camera.scale) } : null;
  }

  private markup(subject: Selected): string {
    const { facts } = this.graph;
    if (!facts) return '';
    if (subject.kind === 'unit') {
      const unit = facts.unit.get(subject.id);
      return unit ? this.unitMarkup(unit) : '';
    }
    if (subject.kind === 'exchange') {
      const exchange = facts.exchange.get(subject.id);
      return exchange ? this.exchangeMarkup(exchange) : '';
    }
    if (subject.kind === 'pair') {
      const pair = facts.pair.get(pairKey(subject.between));
      return pair ? this.pairMarkup(pair) : '';
    }
    return '';
  }

  private pairMarkup(pair: PairFact): string {
    const { graph } = this;
    const { facts, props } = graph;
    if (!facts || !props) return '';
    const { t } = props;
    const short = pair.between.map((id) => facts.unit.get(id)?.short ?? id);
    const gains = pair.gains
      ? pair.gains
          .map(
            (gain, side) =>
              `<span>${escaped(short[side] ?? '')} <b data-sign="${Math.sign(gain)}">${signed(gain)}</b></span>`,
          )
          .join('')
      : '';
    let note = '';
    if (pair.netGenerating && pair.gains) {
      const poor = pair.gains[0] < 0 ? 0 : 1;
      note = t('graph.compensate', {
        rich: short[1 - poor] ?? '',
        poor: short[poor] ?? '',
        amount: plain(-(pair.gains[poor] ?? 0)),
      });
    }
    return (
      `<header><i style="color:${modeColour[pair.mode]}">${glyph(pair.mode, pair.gains)}</i>` +
      `<strong><span>${escaped(pairTitle(pair, facts))}</span><em>${t(`mode.${pair.mode}`)}</em></strong><b data-sign="0">${pair.surplus === null ? '' : signed(pair.surplus)}</b>${this.handle()}</header>` +
      `<p>${gains}<span class="graph-note">${escaped(note)}</span></p>` +
      `<div class="graph-sheet-more">${pair.exchanges.map((exchange) => this.amount(exchange)).join('')}` +
      `${this.footer()}</div>`
    );
  }

  private exchangeMarkup(exchange: ExchangeFact): string {
    const { graph } = this;
    const { props } = graph;
    if (!props) return '';
    const { t } = props;
    const port = graph.portOf(exchange.from);
    const ends = [exchange.from, exchange.to].map(({ unit }) => escaped(graph.nameOf(unit))).join(' → ');
    const numbers =
      exchange.generation === null
        ? ''
        : `<span>${t('term.generation')} <b data-sign="0">${plain(exchange.generation)}</b></span><span>${t('term.cost')} <b data-sign="0">${plain(exchange.cost)}</b></span>`;
    return (
      `<header><i>${port ? shape(port.carrier, true) : ''}</i><strong>${escaped(port?.name ?? exchange.id)}</strong>${this.handle()}</header>` +
      `<p><span>${ends}</span></p><p>${numbers}</p>` +
      `<div class="graph-sheet-more">${this.amount(exchange)}` +
      `${this.footer('', graph.readOnly ? '' : this.button(`cut ${exchange.id}`, t('graph.remove')))}</div>`
    );
  }

  private unitMarkup(unit: UnitFact): string {
    const { graph } = this;
    const { props } = graph;
    if (!props) return '';
    const { t } = props;
    const ports = unit.ports
      .map((port) => {
        const key = portKey(port);
        const inner = `${shape(port.carrier, port.side === 'outputs')}<span>${escaped(port.name)}</span><b>${port.brings === null ? '' : figureOf(unit, port)}</b>`;
        return graph.readOnly
          ? `<div class="graph-sheet-port">${inner}</div>`
          : `<button type="button" class="graph-sheet-port" data-act="port ${key}">${inner}</button>`;
      })
      .join('');
    const actions = graph.readOnly
      ? ''
      : this.button('add', t('graph.addParameter')) +
        this.button('rename', t('graph.renameShort')) +
        this.button('gather', t('graph.gather')) +
        this.button('remove', t('graph.remove'));
    return (
      `<header><i class="graph-seal">${unit.seal}</i><strong>${escaped(unit.name)}</strong><b data-sign="${Math.sign(unit.surplus ?? 0)}">${signed(unit.surplus)}</b>${this.handle()}</header>` +
      `<div class="graph-sheet-more">${ports}${this.footer(actions)}</div>`
    );
  }

  /** What keys and the menu do to several units, for a finger; a tap puts a unit in, or out. */
  private groupMarkup(units: readonly string[]): string {
    const { graph } = this;
    const buttons = graph.readOnly
      ? []
      : (['duplicate', 'align', 'copy', 'remove'] as const).map((act) =>
          this.button(act, graph.t(`graph.${act}`)),
        );
    const hint = graph.group.gathering ? `<span>${graph.t('graph.gathering')}</span>` : '';
    return (
      `<header><strong>${graph.t('graph.several', { count: units.length })}</strong>${hint}` +
      `${this.button('done', graph.t('graph.done'))}</header><footer>${buttons.join('')}</footer>`
    );
  }

  private amount(exchange: ExchangeFact): string {
    const { graph } = this;
    const { props } = graph;
    if (!props) return '';
    const port = graph.portOf(exchange.from);
    const short = (unit: string) => escaped(graph.facts?.unit.get(unit)?.short ?? unit);
    const name = escaped(port?.name ?? exchange.id);
    const { id } = exchange;
    const source = textIn(props.language, this.noteOf(id));
    const label = escaped(props.t('graph.source', { name: port?.name ?? id }));
    const mark =
      graph.readOnly && !source
        ? ''
        : `<button type="button" class="graph-source${source ? ' is-told' : ''}" data-act="source ${escaped(id)}" aria-expanded="${this.sourced === id}" aria-label="${label}" title="${escaped(source) || label}">${MARK}</button>`;
    const open = this.sourced === id ? this.sourceFields(id, label) : '';
    return (
      `<div class="graph-amount"><label><span>${port ? shape(port.carrier, true) : ''}${name}</span>` +
      `<small>${short(exchange.from.unit)} → ${short(exchange.to.unit)}</small>` +
      `<input type="number" min="0" step="any" inputmode="decimal" data-exchange="${escaped(exchange.id)}" value="${exchange.amount}"` +
      ` aria-label="${escaped(props.t('graph.amount', { name: port?.name ?? exchange.id }))}"${graph.readOnly ? ' readonly' : ''}></label>${mark}</div>${open}`
    );
  }

  private noteOf(exchange: string | undefined): Text | undefined {
    return this.graph.document.exchanges?.find(({ id }) => id === exchange)?.note;
  }

  /** The source in both languages, the page's own first; each language in its own name. */
  private sourceFields(id: string, label: string): string {
    const { graph } = this;
    const note = this.noteOf(id);
    const [zh, en] = (['zh', 'en'] as const).map(
      (language) =>
        `<label class="graph-told"><span lang="${language}" aria-hidden="true">${language === 'zh' ? '中' : 'EN'}</span>` +
        `<textarea rows="2" lang="${language}" data-source="${escaped(id)}" aria-label="${label} · ${language === 'zh' ? '中文' : 'English'}"` +
        `${graph.readOnly ? ' readonly' : ''}>${escaped(note?.[language] ?? '')}</textarea></label>`,
    );
    return graph.props?.language === 'zh' ? `${zh}${en}` : `${en}${zh}`;
  }

  /** On a phone: draws the sheet up and down. */
  private handle(): string {
    const { graph } = this;
    if (!graph.compact || !graph.props) return '';
    const label = graph.props.t(this.drawnUp ? 'graph.less' : 'graph.more');
    return (
      `<button type="button" data-act="more" aria-expanded="${this.drawnUp}" aria-label="${label}">` +
      `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 ${this.drawnUp ? '5.5l5 5 5-5' : '10.5l5-5 5 5'}" fill="none" stroke="currentColor" stroke-width="1.7"/></svg></button>`
    );
  }

  /** What can be done, with the way to the outline where there is one. */
  private footer(before = '', after = ''): string {
    const { events } = this.graph;
    const acts = before + (events.open ? this.button('open', this.graph.t('graph.open')) : '') + after;
    return acts && `<footer>${acts}</footer>`;
  }

  private button(act: string, text: string): string {
    return `<button type="button" data-act="${escaped(act)}">${escaped(text)}</button>`;
  }

  private click(event: MouseEvent): void {
    const { graph, subject } = this;
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (!button) {
      if (graph.compact && event.target instanceof Element && event.target.closest('header')) this.more();
      return;
    }
    // What was typed is taken first.
    button.focus({ preventScroll: true });
    const [act = '', rest = ''] = (button.dataset['act'] ?? '').split(' ');
    const unit = subject?.kind === 'unit' ? subject.id : null;
    const units = graph.group.selected();
    if (act === 'duplicate') graph.group.duplicate(units);
    else if (act === 'align') graph.menus.openAlign(units, graph.below(button));
    else if (act === 'copy') void graph.group.copy(units);
    else if (act === 'remove') graph.actions.removeUnits(units);
    else if (act === 'done') graph.events.select([]);
    else if (unit && act === 'gather') graph.group.gather(unit);
    else if (act === 'source') this.source(rest);
    else if (act === 'open' && subject) graph.events.open?.(subject);
    else if (act === 'cut') graph.actions.removeExchange(rest);
    else if (act === 'more') this.more();
    else if (act === 'port') {
      const port = portRefOf(rest);
      const start = graph.arrangement.portPoint(port);
      // From the sheet the next tap, on a card, is the other end.
      this.drawnUp = false;
      if (start) graph.connecting.start(port, start.point);
    } else if (unit && act === 'add') graph.menus.openParameters(unit, graph.below(button));
    else if (unit && act === 'rename') graph.actions.rename(unit);
  }

  private source(id: string): void {
    this.sourced = this.sourced === id ? '' : id;
    // What was written there is kept when it is left.
    this.buttonOf(`source ${id}`)?.focus({ preventScroll: true });
    this.update();
    this.element.querySelector('textarea')?.focus();
  }

  private more(): void {
    this.drawnUp = !this.drawnUp;
    this.update();
  }

  private change(event: Event): void {
    const { graph } = this;
    const field = event.target;
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) ||
      !graph.props ||
      graph.readOnly
    )
      return;
    const id = field.dataset['exchange'] ?? field.dataset['source'];
    const index = (graph.props.document.exchanges ?? []).findIndex((exchange) => exchange.id === id);
    if (index >= 0 && field instanceof HTMLTextAreaElement) {
      const note = { ...this.noteOf(id), [field.lang]: field.value.trim() || undefined };
      const told = note.zh ?? note.en;
      graph.events.edit(setAt(graph.document, `/exchanges/${index}/note`, told === undefined ? told : note));
    }
    if (!(field instanceof HTMLInputElement)) return;
    const value = field.valueAsNumber;
    if (index < 0 || !Number.isFinite(value) || value < 0) return;
    graph.events.edit(setAt(graph.props.document, `/exchanges/${index}/amount`, value), {
      join: `amount ${id}`,
    });
  }

  private close(): void {
    const { graph, subject } = this;
    graph.events.select([]);
    if (subject?.kind === 'pair')
      graph.drawing.badges.get(pairKey(subject.between))?.element.focus({ preventScroll: true });
    else if (subject?.kind === 'unit') graph.keyboard.focusCard(subject.id);
  }
}
