// A small menu: a list to choose from, with a field to narrow it when it is long.
import { hear, menu, type Does } from '../ui/keys';
import { make, setAttribute, toggle } from './dom';

export interface MenuItem {
  readonly id: string;
  readonly text: string;
  /** Marks before the text, as SVG. */
  readonly mark?: string;
  /** A heading above this item. */
  readonly heading?: string;
  readonly note?: string;
}

export interface MenuOptions {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Text of the empty field; without it there is no field. */
  readonly filter?: string;
  readonly none?: string;
  /** Takes what was typed when nothing in the list is meant. */
  readonly free?: (text: string) => MenuItem | null;
  /** Where it opens, px in the host. */
  readonly at: { x: number; y: number };
  readonly pick: (id: string, typed: string) => void;
  readonly close: () => void;
}

let serial = 0;

export class Menu {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly field: HTMLInputElement | null = null;
  private items: readonly MenuItem[];
  private at = 0;
  private typed = '';
  private typedAt = 0;
  private readonly id = `graph-menu-${(serial += 1)}`;

  constructor(
    host: HTMLElement,
    private readonly options: MenuOptions,
  ) {
    this.items = options.items;
    this.element = make('div', 'graph-menu', host);
    if (options.filter !== undefined) {
      this.field = make('input', 'graph-menu-field', this.element, {
        type: 'text',
        role: 'combobox',
        'aria-expanded': 'true',
        'aria-controls': this.id,
        'aria-label': options.label,
        placeholder: options.filter,
        autocomplete: 'off',
      });
      this.field.addEventListener('input', () => this.narrow());
    }
    this.list = make('div', 'graph-menu-list', this.element, {
      id: this.id,
      role: 'listbox',
      'aria-label': options.label,
      tabindex: this.field ? '-1' : '0',
    });
    this.fill();
    this.place(host);
    (this.field ?? this.list).focus({ preventScroll: true });
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget)))
        options.close();
    });
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
      if (row instanceof HTMLElement) this.pick(Number(row.dataset.index));
    });
  }

  remove(): void {
    this.element.remove();
  }

  private place(host: HTMLElement): void {
    const [room, own] = [host.getBoundingClientRect(), this.element.getBoundingClientRect()];
    const x = Math.max(8, Math.min(this.options.at.x, room.width - own.width - 8));
    const y = Math.max(8, Math.min(this.options.at.y, room.height - own.height - 8));
    this.element.style.left = `${x}px`;
    this.element.style.top = `${y}px`;
  }

  private narrow(): void {
    const text = this.field?.value.trim().toLowerCase() ?? '';
    this.items = this.options.items.filter(
      (item) => item.text.toLowerCase().includes(text) || item.id.toLowerCase().includes(text),
    );
    const own = text ? this.options.free?.(this.field?.value.trim() ?? '') : null;
    if (own) this.items = [...this.items, own];
    this.at = 0;
    this.fill();
  }

  private fill(): void {
    this.list.replaceChildren();
    let heading = '';
    this.items.forEach((item, index) => {
      if (item.heading && item.heading !== heading) {
        heading = item.heading;
        make('div', 'graph-menu-heading', this.list, { role: 'presentation' }).textContent = heading;
      }
      const row = make('div', 'graph-menu-item', this.list, {
        id: `${this.id}-${index}`,
        role: 'option',
        'data-index': String(index),
      });
      if (item.mark) make('span', 'graph-menu-mark', row).innerHTML = item.mark;
      make('span', 'graph-menu-text', row).textContent = item.text;
      if (item.note) make('span', 'graph-menu-note', row).textContent = item.note;
    });
    if (this.items.length === 0)
      make('div', 'graph-menu-none', this.list).textContent = this.options.none ?? '';
    this.mark();
  }

  private mark(): void {
    [...this.list.querySelectorAll<HTMLElement>('[data-index]')].forEach((row, index) => {
      toggle(row, 'is-current', index === this.at);
      setAttribute(row, 'aria-selected', String(index === this.at));
      if (index === this.at) row.scrollIntoView({ block: 'nearest' });
    });
    const current = this.items.length ? `${this.id}-${this.at}` : null;
    setAttribute(this.field ?? this.list, 'aria-activedescendant', current);
  }

  private readonly does: Does<typeof menu> = {
    next: () => this.go(this.at + 1),
    previous: () => this.go(this.at - 1),
    // In a field of words these are the words' own.
    first: () => !this.field && this.go(0),
    last: () => !this.field && this.go(-1),
    choose: ({ key }) => (key !== ' ' || !this.field) && this.pick(this.at),
    close: () => this.options.close(),
  };

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.isComposing;
    if (!hear(menu, this.does, event)) {
      if (this.field || !letter) return;
      this.jump(event.key);
    }
    event.preventDefault();
    if (this.element.isConnected) this.mark();
  }

  /** To an item; past the last one comes the first. */
  private go(to: number): void {
    const count = Math.max(1, this.items.length);
    this.at = (to + count) % count;
  }

  /** Typing goes to the next item that starts so. */
  private jump(key: string): void {
    const now = performance.now();
    this.typed = now - this.typedAt < 800 ? this.typed + key : key;
    this.typedAt = now;
    const found = this.items.findIndex(({ text }) => text.toLowerCase().startsWith(this.typed.toLowerCase()));
    if (found >= 0) this.at = found;
  }

  private pick(index: number): void {
    const item = this.items[index];
    if (item) this.options.pick(item.id, this.field?.value.trim() ?? '');
  }
}
