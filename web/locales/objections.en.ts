import type { words as chinese } from './objections.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  ask: 'I have a question',
  askTitle: 'Question about “{line}”',
  askText:
    'A teacher or supervisor will answer. Until then this payslip cannot be signed, and nobody takes it for agreed.',
  why: 'What is wrong',
  whyNeeded: 'Say what is wrong, so that it can be checked',
  send: 'Send the question',
  appeal: 'Not right? Appeal in Records',
  title: 'My questions',
  other: 'Something else',
  otherText: 'Something is missing, or the name, class or card is wrong',
  'line.tax': 'Tax withheld',
  'line.other': 'Something else',
  'line.gone': 'A line that is no longer on the payslip',
  'state.open': 'waiting for an answer',
  'state.granted': 'right, will be corrected',
  'state.refused': 'answered',
  'state.withdrawn': 'taken back',
  'state.declined': 'answered',
  'state.overtaken': 'the line has changed',
  mine: 'You wrote: {reason}',
  answered: '{by}, {when}: {reason}',
  withdraw: 'Take it back',
  withdrawn: 'Taken back. You can sign now',
  blocked: '{count} question(s) wait for an answer. You can sign once they are answered or taken back.',
  attested:
    'A teacher and a supervisor have recorded this, and you will be paid as usual. You can still sign here; if something is wrong, ask.',
  sending: 'Sending…',
  stuck: 'Waiting to upload: kept on this phone and sent by itself once connected',
}
