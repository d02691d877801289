// Words of the tour.
export const lessons = {
  'lessons.start': '第一次来？七步看懂',
  'lessons.decline': '不用了',
  'lessons.label': '导览',
  'lessons.at': '第 {step} 步，共 {steps} 步',
  'lessons.back': '上一步',
  'lessons.next': '下一步',
  'lessons.finish': '完成',
  'lessons.leave': '退出导览',
  'lessons.tried': '就是这样。',
  'lessons.again': '看导览',
  'lessons.verdict.title': '先看结论',
  'lessons.verdict.text':
    '产生 {generation} eu，耗散 {dissipation} eu，盈余 S 就是 {surplus} eu。五级台阶从「无」到「持久」，这个联合体站在「{rung}」。',
  'lessons.unit.title': '一张卡片是一个共生单元',
  'lessons.unit.text':
    '卡片边上的每个记号是它的一项质参量：空心是投入，实心是产出。名称旁边的数 {surplus} 是「{unit}」的盈余：得到的减去付出的。',
  'lessons.pair.title': '一对线是一对关系',
  'lessons.pair.text':
    '标签左右两半各说一方的得失：▲ 得，○ 不得不失，▼ 失。{pair} 是{mode}。线越宽，能量越大；线的样式是组织模式。',
  'lessons.modes.title': '论文的两个维度',
  'lessons.modes.text':
    '横看行为模式，竖看组织模式，每对关系各在一格，粗框是整个联合体。右上角是论文的理想：一体化、对称互惠。',
  'lessons.why.title': '每个数都能问「为什么」',
  'lessons.why.text': '带虚线的数可以点开。点一下盈余：公式、代入的数、每一行从哪里来，都在里面。',
  'lessons.edit.title': '动手改一个数',
  'lessons.edit.text': '打开「表格」，拖动任意一个滑块，看结论怎样变。改坏了也不怕，随时可以撤销。',
  'lessons.share.title': '一个链接就能分享',
  'lessons.share.text':
    '整个模型装在链接里，什么也不上传；嵌入课程页面的代码也在这里。你的修改已经存在本机。',
} as const satisfies Record<string, string>;
