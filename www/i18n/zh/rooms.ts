// Words of what could not be fetched.
export const rooms = {
  'rooms.missed': '这一部分没有载入',
  'rooms.why': '可能是网络断了。模型没有受影响。',
  'rooms.again': '再试一次',
  'rooms.reload': '刷新页面',
} as const satisfies Record<string, string>;
