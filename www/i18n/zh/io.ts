// Words of keeping the work on this device.
export const io = {
  'io.memory.refused': '这个浏览器不让本页存东西（常见于无痕窗口）。你的改动只在这个窗口里，关闭前存为文件。',
  'io.memory.full': '这台设备给本页的空间已满。删掉几个旧模型，或把这个存为文件；一有空间就会接着保存。',
  'io.memory.newer': '另一个窗口已换成更新的版本，这里不再保存。先存为文件，再刷新本页。',
  'io.memory.failed': '这次没有存成，下次改动时会再试。放心不下就存为文件。',
} as const satisfies Record<string, string>;
