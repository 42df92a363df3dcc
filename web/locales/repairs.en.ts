import type { words as chinese } from './repairs.zh-CN.ts'

/** Equipment faults, reported in two taps. */
export const words: Record<keyof typeof chinese, string> = {
  row: 'My computer is broken',
  rowText: 'Reported in two taps, so that lost minutes are explained',
  title: 'Report a fault',
  text: 'One tap on what is wrong and it is reported, for this shift, beside its minutes online.',
  seat: 'Seat (optional)',
  note: 'Note (optional)',
  done: 'Reported. You are told when it has been dealt with',
  sending: 'Sending',
  stuck: 'No connection: kept on this device and sent as soon as there is one',
  open: 'Open',
  closed: 'Dealt with',
  closedBy: '{by}, {when}: {remark}',
  reported: 'reported {when}',
  seatIs: 'seat {seat}',
  minutes: '{minutes} minutes online on that day',
  'kind.blue-screen': 'Blue screen',
  'kind.no-power': 'Does not start',
  'kind.network': 'No network',
  'kind.client': 'Client does not open',
  'kind.peripheral': 'Keyboard, mouse, headset',
  'kind.other': 'Something else',
}
