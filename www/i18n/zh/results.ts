// Words of: results
export const results = {};
