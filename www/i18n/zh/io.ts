// Words of: io
export const io = {};
