// Ids: 1 to 64 characters of A-Z a-z 0-9 _ . -, unique in their list.

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_.-]{1,64}$/.test(text);
}

/** An id made from a word that none of the taken ones is. */
export function freeId(word: string, taken: readonly string[]): string {
  const stem = word.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 56) || 'x';
  const known = new Set(taken);
  if (!known.has(stem)) return stem;
  let number = 2;
  while (known.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
