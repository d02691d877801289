// Words of the tour.
export const lessons = {
  'lessons.start': 'New here? Take the tour',
  'lessons.decline': 'No, thanks',
  'lessons.label': 'Tour',
  'lessons.at': 'Step {step} of {steps}',
  'lessons.back': 'Back',
  'lessons.next': 'Next',
  'lessons.finish': 'Done',
  'lessons.leave': 'Leave the tour',
  'lessons.tried': 'That’s it.',
  'lessons.again': 'Take the tour',
  'lessons.verdict.title': 'Start with the verdict',
  'lessons.verdict.text':
    '{generation} eu generated less {dissipation} eu dissipated leaves a surplus S of {surplus} eu. Five steps lead from none to durable; this consortium has reached “{rung}”.',
  'lessons.unit.title': 'A card is a unit',
  'lessons.unit.text':
    'Each mark on its edge is one of its parameters: hollow for what it takes in, solid for what it gives. The number by the name, {surplus}, is the surplus of {unit}: what it gets less what it pays.',
  'lessons.pair.title': 'Two lines are one relation',
  'lessons.pair.text':
    'Each half of the badge speaks for one side: ▲ gains, ○ neither, ▼ loses. {pair} is a case of {mode}. Wider lines carry more energy; their stroke is the organisational mode.',
  'lessons.modes.title': 'The paper’s two dimensions',
  'lessons.modes.text':
    'Rows are behaviour, columns are organisation. Every pair has its cell; the heavy frame is the consortium as a whole. The paper’s ideal is top right: integrated and symmetric.',
  'lessons.why.title': 'Ask any number why',
  'lessons.why.text':
    'Anything with a dotted underline opens. Click the surplus to see its formula, the same with this model’s numbers, and where each row comes from.',
  'lessons.edit.title': 'Change something',
  'lessons.edit.text':
    'Open the outline, move any slider and watch the verdict follow. Nothing can break: every change can be undone.',
  'lessons.share.title': 'A link is all it takes',
  'lessons.share.text':
    'The link holds the whole model and nothing is uploaded. The lines for a course page are here too, and your changes are already kept on this device.',
} as const satisfies Record<string, string>;
