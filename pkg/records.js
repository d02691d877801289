// Makes records and lists of a result that the engine has laid flat; the kinds of its signs are those of src/flat.rs.

/** The engine calls this; `names` are places in its memory, each an address and a length. */
export function records(signs, numbers, names, text, memory) {
  const bytes = new Uint8Array(memory.buffer);
  const known = new Map();
  let sign = 0;
  let number = 0;
  let name = 0;
  let letter = 0;

  const nextName = () => {
    const address = names[name++];
    const length = names[name++];
    const key = address * 256 + length;
    let word = known.get(key);
    if (word === undefined) {
      word = String.fromCharCode(...bytes.subarray(address, address + length));
      known.set(key, word);
    }
    return word;
  };

  const next = () => {
    const kind = signs[sign] & 7;
    const size = signs[sign++] >>> 3;
    switch (kind) {
      case 0:
        return null;
      case 1:
        return size === 1;
      case 2:
        return numbers[number++];
      case 3:
        return size;
      case 4:
        return text.slice(letter, (letter += size));
      case 5:
        return nextName();
      case 6: {
        const list = [];
        for (let item = 0; item < size; item += 1) list.push(next());
        return list;
      }
      default: {
        const record = {};
        for (let field = 0; field < size; field += 1) record[nextName()] = next();
        return record;
      }
    }
  };

  return next();
}
