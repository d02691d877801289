// Words of: outline
export const outline = {};
