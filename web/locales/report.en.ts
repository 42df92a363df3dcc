import type { words as chinese } from './report.zh-CN.ts'

/** The report of a day, in counts. */
export const words: Record<keyof typeof chinese, string> = {
  title: 'Day report',
  told: 'Version {version} · sent {when}',
  changed: 'Changed since version {version}; the next one is sent on the hour',
  notYet:
    'No report was sent of this day; it is sent by itself an hour after the last shift. These are the numbers now.',
  none: 'You answer for no shift of this day.',
  class: 'Class',
  shift: 'Shift',
  total: 'Total',
  planned: 'Planned',
  came: 'Checked in',
  confirmed: 'Confirmed',
  present: 'Present',
  late: 'Late',
  leftEarly: 'Left early',
  absent: 'Absent',
  leave: 'On leave',
  unconfirmed: 'Unconfirmed',
  disputes: 'Disputes',
  onlineMissing: 'No online time',
  attended: 'Attended',
  chart: 'People by class',
  chartNote: 'All shifts together; attended are confirmed ones, those late or left early included.',
  save: 'Save {format}',
  saved: 'Saved: {name}',
}
