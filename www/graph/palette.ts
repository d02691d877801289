// The theme's colours for what is painted, read once.

export class Palette {
  private readonly known = new Map<string, string>();

  constructor(private readonly element: HTMLElement) {}

  /** The value of a token, such as `ink`. */
  role(role: string): string {
    const known = this.known.get(role);
    if (known !== undefined) return known;
    const value = getComputedStyle(this.element).getPropertyValue(`--${role}`).trim() || '#888';
    this.known.set(role, value);
    return value;
  }

  /** Forgets all, after the theme has changed. */
  forget(): void {
    this.known.clear();
  }
}
