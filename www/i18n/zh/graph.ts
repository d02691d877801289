// Words of: graph
export const graph = {};
